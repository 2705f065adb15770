import RhumbCEL
import RhumbEngine

/// Questions about permissions, which only a cluster can answer: their types are known here, and no more.
extension CELLibrary {
  static let authorizer = CELLibrary(AuthorizerFunctions.functions, types: AuthorizerFunctions.types)
}

enum AuthorizerFunctions {
  static let type = CELType.opaque("kubernetes.authorization.Authorizer")
  static let resource = CELType.opaque("kubernetes.authorization.ResourceCheck")
  private static let path = CELType.opaque("kubernetes.authorization.PathCheck")
  private static let group = CELType.opaque("kubernetes.authorization.GroupCheck")
  private static let decision = CELType.opaque("kubernetes.authorization.Decision")
  fileprivate static let types = [type, resource, path, group, decision]

  /// What an expression that asks ends in.
  static let unanswerable = CELError("only a cluster can answer the authorizer's questions", kind: .limit)

  fileprivate static let functions: [CELFunction] = [
    question("path", [type, .string], path), question("group", [type, .string], group),
    question("serviceAccount", [type, .string, .string], type), question("resource", [group, .string], resource),
    question("subresource", [resource, .string], resource), question("namespace", [resource, .string], resource),
    question("name", [resource, .string], resource), question("fieldSelector", [resource, .string], resource),
    question("labelSelector", [resource, .string], resource),
    CELFunction(
      "check", [.member([path, .string], decision), .member([resource, .string], decision)], cost: .fixed(350_000)
    ) { (_, _) throws(CELError) in throw unanswerable },
    question("allowed", [decision], .bool), question("reason", [decision], .string),
    question("errored", [decision], .bool), question("error", [decision], .string),
  ]

  private static func question(_ name: ByteString, _ parameters: [CELType], _ result: CELType) -> CELFunction {
    CELFunction(name, [.member(parameters, result)]) { (_, _) throws(CELError) in throw unanswerable }
  }
}
