extension DiagnosticExplanation {
  /// Kubernetes objects, as far as no rule of a table speaks.
  static let objects: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "kubernetes/yaml", "WORDS OF THE YAML READER",
      cause: "A document of the manifests is no YAML.", cure: "Look at the line shown, and at the one before.",
      example: "kind: Pod: x"),
    DiagnosticExplanation(
      "kubernetes/no-object", "a manifest must be a map, not VALUE",
      cause: "A document holds a text, a number or a list where an object belongs.",
      cure: "Objects begin with apiVersion and kind; several are separated by '---' or put into a List.",
      example: "- kind: Pod"),
    DiagnosticExplanation(
      "kubernetes/no-kind", "Object 'Kind' is missing in 'OBJECT'",
      cause: "A document has no kind or no apiVersion, so that nobody knows what it is.",
      cure: "Write both. A values file among the manifests looks like this too.", example: "metadata: {name: web}"),
    DiagnosticExplanation(
      "kubernetes/unknown-kind", "could not find schema for KIND",
      cause: "No schema is known for this kind in this version.",
      cure:
        "Give its definition with --crd, or pass over it with --ignore-missing-schemas. Check the spelling of kind and "
        + "apiVersion first.",
      example: "apiVersion: example.com/v1\nkind: Widget"),
    DiagnosticExplanation(
      "kubernetes/schema", "FIELD: WHAT IS WRONG",
      cause: "A field is unknown, lacks a value it needs, or has a value of another type than the API takes.",
      cure: "Correct the field; the message names its path.", example: "spec: {replicas: \"two\"}"),
    DiagnosticExplanation(
      "kubernetes/duplicate-key", "key \"NAME\" already set in map",
      cause: "A key stands twice in one map. YAML readers keep one of the two, and not all the same one.",
      cure: "Remove one. In charts, a template often prints labels that a helper prints as well.",
      example: "metadata: {name: a, name: b}"),
    DiagnosticExplanation(
      "kubernetes/duplicate-object", "WORDS THAT NAME THE FIRST OBJECT", severity: .warning,
      cause: "Two objects have the same kind, namespace and name: the later one replaces the earlier.",
      cure: "Give them different names, or remove one.",
      example: "two documents of kind ConfigMap called 'settings'"),
    DiagnosticExplanation(
      "kubernetes/removed-api", "VERSION was removed in Kubernetes VERSION",
      cause: "The version of Kubernetes that is asked for doesn't serve this apiVersion any more.",
      cure: "Move to the version that the message names; charts choose by .Capabilities.APIVersions.",
      example: "apiVersion: extensions/v1beta1\nkind: Ingress"),
    DiagnosticExplanation(
      "kubernetes/deprecated-api", "VERSION is deprecated, removed in Kubernetes VERSION", severity: .warning,
      cause: "This apiVersion works still, but will be gone.", cure: "Move to the version that the message names.",
      example: "apiVersion: v1\nkind: Endpoints"),
    DiagnosticExplanation(
      "kubernetes/scope", "WORDS ABOUT THE NAMESPACE",
      cause: "An object of the whole cluster has a namespace.", cure: "Remove metadata.namespace.",
      example: "kind: ClusterRole\nmetadata: {name: a, namespace: b}"),
    DiagnosticExplanation(
      "kubernetes/schema-file", "schema FILE can't be used: WORDS",
      cause: "A file that --schema-location leads to is no JSON Schema.",
      cure: "Correct the file, or the path's template.", example: "--schema-location './{{ .ResourceKind }}.json'"),
    DiagnosticExplanation(
      "kubernetes/rule", "FIELD: WORDS OF THE DEFINITION",
      cause: "A rule that a CustomResourceDefinition has for its objects (x-kubernetes-validations) doesn't hold.",
      cure: "Do what its words say; they come from the definition.",
      example: "rule: self.minReplicas <= self.maxReplicas"),
    DiagnosticExplanation(
      "kubernetes/policy", "WORDS OF THE POLICY",
      cause: "A ValidatingAdmissionPolicy among the input refuses the object, or warns of it.",
      cure: "Do what its words say; they come from the policy."),
    DiagnosticExplanation(
      "kubernetes/prohibited", "prohibited resource kind KIND",
      cause: "--reject names this kind.", cure: "Remove the object, or the flag.",
      example: "rhumb validate --reject Secret manifests/"),
  ]

  /// Changes to single values of files.
  static let edits: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "edit/no-such-path", "there is no 'KEY'",
      cause: "A key to be changed is not in the file. Edits change values; they add none.",
      cure: "Write the key into the file once, with any value, or correct its spelling.",
      example: "rhumb values set values.yaml image.tga=1.2"),
    DiagnosticExplanation(
      "edit/no-scalar", "'KEY' is a map, not a single value",
      cause: "The key leads to a map or a list.", cure: "Name a key inside it.",
      example: "rhumb values set values.yaml image=nginx"),
    DiagnosticExplanation(
      "edit/kind", "'KEY' is a number, and 'TEXT' is none",
      cause: "The new value is of another kind than the old one, which charts often don't bear.",
      cure: "Write a value of the same kind, or say --change-type.",
      example: "rhumb values set values.yaml replicas=two"),
    DiagnosticExplanation(
      "edit/alias", "an alias is not edited: its anchor's value would change as well",
      cause: "The value is '*NAME', which stands for a value elsewhere.",
      cure: "Write the value out where it belongs.", example: "tag: *version"),
    DiagnosticExplanation(
      "edit/anchor", "a value that an alias shares is not edited: the other place would change as well",
      cause: "The value has an anchor '&NAME' or a tag.", cure: "Write the value out in both places.",
      example: "tag: &version 1.2"),
    DiagnosticExplanation(
      "edit/merge-key", "a map with a merge key is not edited",
      cause: "The map takes values from another one with '<<', so that it isn't said where the value stands.",
      cure: "Write the value out where it belongs.", example: "web: {<<: *defaults, tag: 1}"),
    DiagnosticExplanation(
      "edit/duplicate-key", "the key 'KEY' stands twice in one map",
      cause: "It is not said which of the two counts.", cure: "Remove one.", example: "tag: 1\ntag: 2"),
    DiagnosticExplanation(
      "edit/several-documents", "a file of several documents is not edited",
      cause: "The file holds several documents, and a key could be in each.",
      cure: "Keep values in files of one document.", example: "a: 1\n---\na: 2"),
    DiagnosticExplanation(
      "edit/block-text", "a text of several lines is not edited",
      cause: "The value is a block text, after '|' or '>'.", cure: "Change it by hand.",
      example: "note: |\n  two\n  lines"),
    DiagnosticExplanation(
      "edit/encoding", "only UTF-8 is edited", cause: "The file or the new value is in another encoding.",
      cure: "Convert the file to UTF-8."),
    DiagnosticExplanation(
      "edit/unreadable", "WORDS OF THE YAML READER", cause: "The file to be changed is no YAML.",
      cure: "Look at the line shown, and at the one before.", example: "a: b: c"),
    DiagnosticExplanation(
      "edit/unwritable", "'TEXT' can't be written here",
      cause: "No way of writing the value at its place reads back as that value.", cure: "Change it by hand."),
  ]

  /// Weights of routes, as far as no rule of a table speaks.
  static let weights: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "canary/no-route", "no weighted route leads to 'NAME'",
      cause: "No route of the render divides traffic by weight between this destination and another.",
      cure: "'rhumb canary status' shows the routes; --route and --subset choose among them."),
    DiagnosticExplanation(
      "canary/no-value", "a weight is no plain value, so it can't be set",
      cause: "A weight is worked out in a template, or no single value decides it.",
      cure: "Let the chart take the weight from one value: 'weight: {{ .Values.canary.weight }}'.",
      example: "weight: {{ sub 100 .Values.weight }}"),
    DiagnosticExplanation(
      "canary/shared-value", "one value sets several weights",
      cause: "The same value decides the weights of several destinations.", cure: "Give each a value of its own."),
    DiagnosticExplanation(
      "canary/not-in-file", "a weight is set in no file given with --values",
      cause: "The value that decides the weight stands in the chart's own values.yaml, or on the command line.",
      cure: "Write it into a values file of yours, and name that with --values."),
    DiagnosticExplanation(
      "canary/several-files", "the weights are set in several files",
      cause: "The values that must change together stand in several files, which can't change in one step.",
      cure: "Write them into one file."),
  ]
}
