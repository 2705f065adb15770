{{- define "sample.functions" -}}
{{ add 1 2 3 }} {{ sub 5 2 }} {{ mul 2 3 }} {{ div 7 2 }} {{ mod 7 2 }} {{ max 1 5 }} {{ min 1 5 }} {{ add1 4 }}
{{ floor 1.5 }} {{ ceil 1.5 }} {{ round 1.256 2 }} {{ .Values.ratio }} {{ .Values.large }} {{ .Values.big | int }}
{{ addf 1.5 2 }} {{ mulf 1.5 2 }} {{ "a b" | title }} {{ "aB" | snakecase }} {{ "a_b" | camelcase }}
{{ "abc" | substr 0 2 }} {{ "x" | repeat 3 }} {{ trim " a " }} {{ trimAll "/" "/a/" }} {{ trimPrefix "v" "v1" }}
{{ nospace "a b" }} {{ "Abc" | untitle }} {{ reverse (list 1 2) }} {{ regexMatch "^[a-z]+[0-9]*$" "abc1" }}
{{ regexReplaceAll "[^a-z0-9]+(.)" "a--b c" "-${1}" }} {{ regexFind "[0-9]+" "ab12" }}
{{ regexSplit "," "a,b" -1 }} {{ regexReplaceAllLiteral "\\." "a.b" "-" }} {{ regexFindAll "a|b" "abc" -1 }}
{{ b64enc "text" }} {{ b64dec "dGV4dA==" }} {{ sha1sum "a" }} {{ adler32sum "a" }} {{ b32enc "a" }}
{{ has "a" (list "a" "b") }} {{ without (list 1 2 3) 2 }} {{ uniq (list 1 1 2) }} {{ last (list 1 2) }}
{{ rest (list 1 2) }} {{ initial (list 1 2) }} {{ append (list 1) 2 }} {{ prepend (list 1) 0 }}
{{ concat (list 1) (list 2) }} {{ compact (list "" "a") }} {{ slice (list 1 2 3) 1 2 }} {{ until 3 }}
{{ untilStep 0 6 2 }} {{ seq 1 2 5 }} {{ index (list 1 2) 1 }} {{ index .Values "image" "pullPolicy" }}
{{ len .Values.ports }} {{ pick .Values.image "tag" "repository" | toJson }} {{ pluck "name" (dict "name" "a") }}
{{ values (dict "a" 1) }} {{ dig "a" "b" "none" (dict "a" (dict "b" 1)) }} {{ unset (dict "a" 1 "b" 2) "a" }}
{{ mergeOverwrite (dict "a" 1) (dict "a" 2) | toJson }} {{ deepCopy (dict "a" (list 1)) | toJson }}
{{ mustMergeOverwrite (dict) (dict "z" nil) | toJson }} {{ hasKey (dict "a" 1) "b" }}
{{ keys (dict "a" 1 "b" 2) | sortAlpha | join " " }} {{ kindIs "map" .Values.image }} {{ kindOf 1 }}
{{ typeOf "a" }} {{ eq "a" "b" "a" }} {{ ne 1 2 }} {{ lt 1 2 }} {{ gt 2.5 1.5 }} {{ le 1 1 }} {{ ge 1 2 }}
{{ empty .Values.nodeSelector }} {{ deepEqual (list 1) (list 1) }} {{ not true }} {{ and 1 0 }} {{ or "" "b" }}
{{ all 1 "" }} {{ any 0 1 }} {{ semver "1.2.3-rc.1" }} {{ (semver "v1.2.3").Major }}
{{ semverCompare "^1.2.0" "1.4.1" }} {{ semverCompare "~1.2 || >=2.0.0, !=2.1.0" "2.1.0" }} {{ atoi "12" }}
{{ "1.5" | float64 }} {{ toString 12 }} {{ toStrings (list 1 "a") }} {{ toDecimal "777" }} {{ "0x10" | int }}
{{ quote "a" 1 nil }} {{ squote "a" }} {{ cat "a" 1 }} {{ print "a" 1 2 "b" }} {{ println "x" }}
{{ printf "%05d|%-8s|%8.3f|%t|%v|%q|%x|%+v|%T" 42 "ab" 3.14159 true (list 1 "a") "q" 255 (dict "a" 1) 1.0 }}
{{ html "<a>" }} {{ urlquery "a b" }} {{ wrap 10 "a long line of text" }} {{ plural "one" "many" 2 }}
{{ abbrev 5 "abcdefgh" }} {{ indent 2 "a" }} {{ hasPrefix "a" "ab" }} {{ hasSuffix "b" "ab" }} {{ dir "/a/b" }}
{{ base "/a/b.c" }} {{ ext "b.c" }} {{ clean "a/../b" }} {{ isAbs "/a" }}
{{ (urlParse "https://user@a.example.com:8443/p?q=1#f").host }}
{{ urlJoin (dict "scheme" "https" "host" "h" "path" "/p") }}
{{ date "2006-01-02" (toDate "2006-01-02" "2024-02-29") }} {{ now | date "2006" | len }} {{ duration 95 }}
{{ ago now | len | lt 0 }} {{ dateModify "-1h" (toDate "2006-01-02" "2024-02-29") | unixEpoch }}
{{ randAlphaNum 8 | len }} {{ randAlpha 4 | len }} {{ randNumeric 4 | len }} {{ uuidv4 | len }}
{{ randInt 1 9 | lt 0 }} {{ shuffle "abc" | len }}
{{ (lookup "v1" "Secret" .Release.Namespace "none") | default dict | len }} {{ fromJsonArray "[1, \"a\"]" }}
{{ fromYamlArray "- a\n- b: [c]" }} {{ (fromYaml "a: {b: 'c'}").a.b }} {{ toYamlPretty (list 1 (dict "a" nil)) }}
{{ mustToJson (dict "b" true) }} {{ tuple 1 2 }} {{ chunk 2 (list 1 2 3) }} {{ sortAlpha (list "b" "a") }}
{{ set (dict) "a" 1 }} {{ first (list 1) }} {{ $x := 1 }} {{ $x = add $x 1 }} {{ $x }}
{{ required "needed" .Values.service.port }} {{ getHostByName "localhost" }}
{{- end -}}
