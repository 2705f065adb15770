extension DiagnosticExplanation {
  /// Templates: their grammar, and what happens while they run.
  static let templates: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "template/syntax", "WORDS OF THE PARSER",
      cause: "A template doesn't follow the grammar of Go's text/template, so nothing of the chart is run.",
      cure:
        "Look at the token under the caret. An 'unexpected EOF' means that an if, range, with or define has no end.",
      example: "{{ if .Values.enabled }}on"),
    DiagnosticExplanation(
      "template/unknown-function", "unknown function 'NAME'",
      cause: "A template calls a function that neither Go, sprig nor Helm has. Names count with their case.",
      cure: "Correct the name; docs/reference/functions.md lists all. A template of your own is called with 'include'.",
      example: "{{ toYml .Values.labels }}"),
    DiagnosticExplanation(
      "template/unknown-variable", "unknown variable '$NAME'",
      cause:
        "A template reads a variable that isn't declared there. A variable lives to the end of the block that "
        + "declares it, and a define sees none of the variables around it.",
      cure: "Declare it with ':=' before the block, and assign with '=' inside.",
      example: "{{ if .Values.a }}{{ $x := 1 }}{{ end }}{{ $x }}"),
    DiagnosticExplanation(
      "template/unknown-template", "no template is called 'NAME'",
      cause: "'include' or 'template' names a template that no file of the chart or its subcharts defines.",
      cure:
        "Correct the name, or add the chart that defines it to charts/: 'rhumb dependency list' shows what is missing.",
      example: "{{ include \"web.lables\" . }}"),
    DiagnosticExplanation(
      "template/nil-field", "null has no field 'NAME'",
      cause:
        "A template reads a field of a value that is null or not set: in '.Values.image.tag' there is no "
        + "'.Values.image'. A null in a values file also takes a default of the chart away.",
      cure:
        "Set the value, or guard the place: '{{ with .Values.image }}', or '{{ (.Values.image).tag }}', which is empty "
        + "where there is no image.",
      example: "image: {{ .Values.image.tag }}"),
    DiagnosticExplanation(
      "template/no-field", "A VALUE has no field 'NAME'",
      cause: "A template reads a field of something that is no map: a text, a number, a list.",
      cure: "Give the value the form that the chart expects; its values.yaml shows it.",
      example: "image: {{ .Values.image.tag }}   # with --set image=nginx"),
    DiagnosticExplanation(
      "template/wrong-type", "expected TYPE, got TYPE",
      cause: "A function is given a value of another type than it takes: 'trunc' wants a text, 'index' a list or map.",
      cure: "Convert it: 'toString', 'int', 'toYaml'. '--set-string' keeps numbers texts.",
      example: "{{ .Values.labels | trunc 63 }}"),
    DiagnosticExplanation(
      "template/arity", "wrong number of args for NAME: want N got N",
      cause: "A function is given too many or too few arguments. In a pipeline, what stands before '|' comes last.",
      cure: "Look the function up in docs/reference/functions.md.", example: "{{ default .Values.name }}"),
    DiagnosticExplanation(
      "template/function", "NAME: WORDS OF THE FUNCTION",
      cause: "A function refuses what it was given.",
      cure: "The values that went in are shown below the template, with the places where they were set.",
      example: "{{ index .Values.hosts 3 }}   # with two hosts"),
    DiagnosticExplanation(
      "template/recursion", "'NAME' includes itself without end",
      cause: "Templates include each other in a circle, or a thousand levels deep.",
      cure: "Follow the calls that are shown, and end the circle with a condition.",
      example: "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}"),
    DiagnosticExplanation(
      "template/refused", "WORDS OF THE CHART",
      cause: "The chart calls 'fail' or 'required': it refuses to render with these values.",
      cure: "Do what its words say; they come from the chart, not from rhumb.",
      example: "{{ required \"image.tag is needed\" .Values.image.tag }}"),
    DiagnosticExplanation(
      "template/limit", "WORDS THAT NAME THE LIMIT",
      cause:
        "A render took more steps, output, depth or text than rhumb allows, so that no chart can use up a machine.",
      cure: "Such a chart runs in a circle or builds a text without end; the calls that are shown lead to the place.",
      example: "{{ repeat 1000000000 \"x\" }}"),
    DiagnosticExplanation(
      "template/failed", "WORDS OF THE TEMPLATE ENGINE",
      cause: "A rule of the template language was broken while a template ran.",
      cure: "The line and the call are shown; the words are those of Go's text/template.",
      example: "{{ range 1.5 }}{{ end }}"),
  ]
}
