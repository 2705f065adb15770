{{/* shop.validate: what a schema can't say. All problems are told at once. */}}
{{- define "shop.validate" -}}
{{- $problems := list -}}
{{- $parts := list -}}
{{- range $name := list "storefront" "checkout" "orders" -}}
{{- $values := get $.Values $name -}}
{{- if hasKey $.Subcharts $name -}}
{{- $parts = append $parts $name -}}
{{- $named := false -}}
{{- range $values.envFrom -}}
{{- if eq (toString (.configMapRef).name) $.Values.environment.name }}{{ $named = true }}{{ end -}}
{{- end -}}
{{- if not $named -}}
{{- $problems = append $problems (printf "%s.envFrom doesn't name the ConfigMap of environment.name, %q: the common variables would be missing" $name $.Values.environment.name) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if not $parts -}}
{{- $problems = append $problems "nothing would run: enable storefront, checkout or orders" -}}
{{- end -}}
{{- with $problems -}}
{{- include "common.refuse" . -}}
{{- end -}}
{{- end -}}
