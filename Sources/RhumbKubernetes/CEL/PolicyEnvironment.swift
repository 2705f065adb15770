import RhumbCEL
import RhumbEngine

/// What expressions of admission policies and webhooks may refer to.
struct PolicyEnvironment {
  private var environment: CELEnvironment
  private var variableTypes: [ByteString: CELType] = [:]

  /// The order in which values are handed over.
  enum Slot: Int, CaseIterable {
    case object, oldObject, request, namespaceObject, authorizer, requestResource, params, variables
  }

  init(_ libraries: [CELLibrary], hasParameters: Bool) {
    environment = CELEnvironment(libraries)
    environment.wantsHomogeneousLiterals = true
    environment.checksLiterals = true
    environment.declare("object", .dyn)
    environment.declare("oldObject", .dyn)
    environment.declare("request", Self.requestType)
    environment.declare("namespaceObject", Self.namespaceType)
    environment.declare("authorizer", AuthorizerFunctions.type)
    environment.declare("authorizer.requestResource", AuthorizerFunctions.resource)
    // Without parameters their place is kept under a name that no expression can have.
    environment.declare(hasParameters ? "params" : "#params", .dyn)
    environment.declare("variables", .object(CELObjectType("kubernetes.variables", fields: [:])))
  }

  /// What may stand behind `variables.` in expressions that come later.
  mutating func add(variable name: ByteString, _ type: CELType) {
    variableTypes[name] = type
    environment.declare("variables", .object(CELObjectType("kubernetes.variables", fields: variableTypes)))
  }

  /// Why an expression is refused, in the server's words.
  struct Refusal: Error {
    let message: ByteString
  }

  /// Compiles an expression that must have one of these types; any if there are none.
  func compile(_ source: ByteString, _ types: [CELType]) throws(Refusal) -> CELProgram {
    let program: CELProgram
    do throws(CELProgram.Failure) {
      program = try CELProgram(source, in: environment)
    } catch {
      throw Refusal(message: "compilation failed: " + error.drawn(in: source))
    }
    if types.isEmpty || types.contains(program.type) { return program }
    let names = ByteString(Array(types.map(\.name.bytes).joined(separator: [UInt8(ascii: " ")])))
    let wanted = types.count == 1 ? names : "one of [" + names + "]"
    throw Refusal(message: "must evaluate to " + wanted + " but got " + program.type.text)
  }

  // MARK: Types

  private static func object(_ name: ByteString, _ fields: [ByteString: CELType]) -> CELType {
    .object(CELObjectType(name, fields: fields))
  }

  private static let requestType: CELType = {
    let kind = object("kubernetes.GroupVersionKind", ["group": .string, "version": .string, "kind": .string])
    let resource = object(
      "kubernetes.GroupVersionResource", ["group": .string, "version": .string, "resource": .string])
    let user = object(
      "kubernetes.UserInfo",
      [
        "username": .string, "uid": .string, "groups": .list(.string), "extra": .map(.string, .list(.string)),
      ])
    return object(
      "kubernetes.AdmissionRequest",
      [
        "kind": kind, "resource": resource, "subResource": .string, "requestKind": kind,
        "requestResource": resource, "requestSubResource": .string, "name": .string, "namespace": .string,
        "operation": .string, "userInfo": user, "dryRun": .bool, "options": .dyn,
      ])
  }()

  private static let namespaceType: CELType = {
    let metadata = object(
      "kubernetes.NamespaceMetadata",
      [
        "name": .string, "generateName": .string, "namespace": .string, "labels": .map(.string, .string),
        "annotations": .map(.string, .string), "UID": .string, "creationTimestamp": .timestamp,
        "deletionGracePeriodSeconds": .int, "deletionTimestamp": .timestamp, "generation": .int,
        "resourceVersion": .string, "finalizers": .list(.string),
      ])
    let condition = object(
      "kubernetes.NamespaceCondition",
      ["status": .string, "type": .string, "lastTransitionTime": .timestamp, "message": .string, "reason": .string])
    return object(
      "kubernetes.Namespace",
      [
        "metadata": metadata, "spec": object("kubernetes.NamespaceSpec", ["finalizers": .list(.string)]),
        "status": object("kubernetes.NamespaceStatus", ["conditions": .list(condition), "phase": .string]),
      ])
  }()
}
