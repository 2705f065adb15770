import RhumbCEL
import RhumbEngine

/// The `variables` of a policy: each is computed when it is first asked for, and once.
final class PolicyVariables: CELMap {
  private let programs: [(name: ByteString, program: CELProgram)]
  private let tools: CELTools
  private var known: [ByteString: Result<CELValue, CELError>] = [:]
  /// What their expressions refer to, these variables among it.
  var values: [CELValue?] = []

  init(_ programs: [(name: ByteString, program: CELProgram)], _ tools: CELTools) {
    self.programs = programs
    self.tools = tools
  }

  var count: Int { programs.count }

  func find(_ key: CELValue) throws(CELError) -> CELValue? {
    guard case .string(let name) = key else { return nil }
    if let known = known[name] { return try known.get() }
    guard let program = programs.first(where: { $0.name == name })?.program else { return nil }
    // Expressions see only variables before them, so that none waits for itself.
    let result = program.evaluate(values, tools: tools).result.mapError { error in
      error.message == AuthorizerFunctions.unanswerable.message
        ? error
        : CELError("composited variable \"" + name + "\" fails to evaluate: " + error.message, kind: error.kind)
    }
    known[name] = result
    return try result.get()
  }

  func keys() -> [CELValue] { programs.map { .string($0.name) } }
}

/// `request` and `namespaceObject` of a policy's expressions.
enum PolicyRequestValue {
  static func make(_ request: PolicyRequest) -> any CELMap {
    let kind = map([
      ("group", .string(request.type.group)), ("version", .string(request.type.version)),
      ("kind", .string(request.type.kind)),
    ])
    let resource = map([
      ("group", .string(request.type.group)), ("version", .string(request.type.version)),
      ("resource", .string(request.resource)),
    ])
    return map([
      ("kind", .map(kind)), ("resource", .map(resource)), ("requestKind", .map(kind)),
      ("requestResource", .map(resource)), ("subResource", .string(.empty)), ("requestSubResource", .string(.empty)),
      ("name", .string(request.object.name)), ("namespace", .string(request.namespace)),
      ("operation", .string("CREATE")), ("dryRun", .bool(true)), ("options", .null),
      (
        "userInfo",
        .map(
          map([
            ("username", .string(.empty)), ("uid", .string(.empty)), ("groups", .list([])), ("extra", .map(map([]))),
          ]))
      ),
    ])
  }

  /// The Namespace of the input, or one with nothing but its name.
  static func namespace(_ request: PolicyRequest) -> CELValue {
    let root = request.namespaceObject?.shallowCopy() ?? MapValue()
    let metadata: MapValue
    if case .map(let known)? = root[Field.metadata] { metadata = known.shallowCopy() } else { metadata = MapValue() }
    metadata[Field.name] = .string(request.namespace)
    if let labels = request.namespaceLabels.map { metadata["labels"] = .map(labels) }
    root[Field.metadata] = .map(metadata)
    return DynamicValues.value(.map(root))
  }

  private static func map(_ entries: [(ByteString, CELValue)]) -> CELDictionary {
    let map = CELDictionary()
    for (name, value) in entries { _ = map.insert(.string(name), .string(name), value) }
    return map
  }
}
