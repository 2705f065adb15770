import RhumbEngine

/// Names a schema of a `SchemaProgram`.
struct SchemaID: Hashable {
  let index: Int32
}

/// One compiled schema: its keywords in the order they are checked.
final class SchemaNode {
  let place: SchemaPlace
  var draft = Draft.latest
  /// The schema with the `$id` this one belongs to.
  var resource: SchemaID
  /// A schema that is `true`, `false` or `{}`.
  var boolean: Bool?
  /// Checked first; the first that fails ends the evaluation.
  var decisive: [any SchemaKeyword] = []
  var reference: SchemaID?
  var forObjects: [any SchemaKeyword] = []
  var forArrays: [any SchemaKeyword] = []
  var forStrings: [any SchemaKeyword] = []
  var forNumbers: [any SchemaKeyword] = []
  /// References that depend on where they are met, then `not`, `allOf`…
  var general: [any SchemaKeyword] = []
  /// What looks at properties and items nothing else has looked at.
  var leftovers: [any SchemaKeyword] = []

  var isRecursiveAnchor = false
  var dynamicAnchor = ByteString.empty
  /// For a resource: its dynamic anchors.
  var dynamicAnchors: [(name: ByteString, schema: SchemaID)] = []

  // What is known before any value is seen about the properties and items this schema leaves over.
  var evaluatesAllProperties = false
  var evaluatesAllItems = false
  var evaluatedItems = 0
  var wantsLeftoverProperties = false
  var wantsLeftoverItems = false

  init(_ place: SchemaPlace, resource: SchemaID) {
    self.place = place
    self.resource = resource
  }
}

/// A keyword of a schema, ready to look at values.
protocol SchemaKeyword {
  func check(_ evaluation: inout Evaluation) throws(SchemaFault)
}
