/// What is known of a kind.
package struct KindSchema {
  package let root: SchemaNode
  /// Nil where no scope is known.
  package let isNamespaced: Bool?
  /// A structural schema of a CustomResourceDefinition, rather than a Go type of Kubernetes' own: nulls are pruned,
  /// defaults apply and words differ.
  package let isCustomResource: Bool

  package init(root: SchemaNode, isNamespaced: Bool?, isCustomResource: Bool) {
    self.root = root
    self.isNamespaced = isNamespaced
    self.isCustomResource = isCustomResource
  }
}

/// Where schemas come from: built-in tables, CustomResourceDefinitions of the input, schema files.
package protocol SchemaCatalogue {
  /// The schema of a kind in a version of Kubernetes; nil if this catalogue doesn't know the kind.
  mutating func schema(for type: GroupVersionKind, in version: KubernetesVersion) -> KindSchema?
}
