import RhumbEngine

/// All schemas that belong together, compiled: they name each other by index, so that cycles own nothing.
struct SchemaProgram {
  var nodes: [SchemaNode] = []

  subscript(id: SchemaID) -> SchemaNode { nodes[Int(id.index)] }

  mutating func add(_ place: SchemaPlace) -> SchemaID {
    let id = SchemaID(index: Int32(nodes.count))
    nodes.append(SchemaNode(place, resource: id))
    return id
  }
}
