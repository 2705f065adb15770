import RhumbCEL
import RhumbEngine
import RhumbFormats

@testable import RhumbKubernetes

extension FuzzTarget {
  /// An expression and the YAML that it looks at: read, checked, estimated, evaluated; twice alike, and never for more
  /// than its cost limit allows.
  static let cel = FuzzTarget(name: "cel") { bytes in
    let parts = bytes.parts(2)
    let value = (try? YAMLReader.read(parts[1])).map { DynamicValues.value($0) }
    for environment in environments {
      let first = evaluated(ByteString(parts[0]), in: environment, value)
      expect(first == evaluated(ByteString(parts[0]), in: environment, value), "two evaluations say the same")
    }
  }

  private static let costLimit: UInt64 = 20_000

  /// As for rules of a schema, and as for policies.
  private static let environments: [CELEnvironment] = [false, true].map { isTyped in
    var environment = CELEnvironment(KubernetesLibraries.all)
    environment.wantsHomogeneousLiterals = isTyped
    environment.checksLiterals = isTyped
    environment.declare("self", isTyped ? typed : .dyn)
    environment.declare("oldSelf", isTyped ? .optional(typed) : .dyn)
    environment.declare("object", .dyn)
    environment.declare("authorizer", AuthorizerFunctions.type)
    return environment
  }

  private static let typed = CELType.object(
    CELObjectType(
      "object",
      fields: [
        "n": .int, "s": .string, "b": .bool, "d": .double, "l": .list(.int), "t": .timestamp,
        "m": .map(.string, .string), "o": .object(CELObjectType("object", fields: ["s": .string])), "x": .dyn,
      ]))

  private static func evaluated(_ source: ByteString, in environment: CELEnvironment, _ value: CELValue?) -> String {
    do throws(CELProgram.Failure) {
      let program = try CELProgram(source, in: environment)
      let estimate = CostEstimator.highestCost(of: program) { _, _ in SizeEstimate(0, 1000) }
      let old = value.map { CELValue.some($0) }
      let (result, cost) = program.evaluate([value, old, value], limit: costLimit)
      var words = "\(program.type.text) \(program.paths(from: "self").count) \(estimate) \(cost) "
      switch result {
      case .success(let value): words += "\(value.type.text) \(value.size)"
      case .failure(let error): words += error.message.description
      }
      return words
    } catch {
      return error.drawn(in: source).description
    }
  }
}
