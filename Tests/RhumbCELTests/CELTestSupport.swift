import RhumbCEL
import RhumbEngine
import RhumbFunctions

/// What an expression comes to, as text: a value as JSON-like text, or `error: …`, or `compile: …`.
enum CELRun {
  static let libraries: [CELLibrary] = [
    .standard, .optionals, .strings, .lists, .sets, .math, .encoders, .bindings, .twoVariables, .kubernetesRegex,
  ]

  static func text(
    _ source: String, _ libraries: [CELLibrary] = libraries, limit: UInt64 = CELMachine.defaultLimit
  ) -> String {
    text(source, in: CELEnvironment(libraries), limit: limit)
  }

  static func text(
    _ source: String, in environment: CELEnvironment, _ variables: [CELValue?] = [],
    limit: UInt64 = CELMachine.defaultLimit
  ) -> String {
    do throws(CELProgram.Failure) {
      let program = try CELProgram(ByteString(source), in: environment)
      switch program.evaluate(variables, limit: limit).result {
      case .success(let value): return shown(value)
      case .failure(let error): return "error: " + error.message.description
      }
    } catch {
      return "compile: " + (error.errors.first?.message.description ?? "")
    }
  }

  static func shown(_ value: CELValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): "\(value)"
    case .string(let value): "'\(value.description)'"
    case .bytes(let value): "b'\(value.description)'"
    case .timestamp(let value): value.text.description
    case .duration(let value): value.text.description
    case .list(let list): "[" + ((try? list.allItems()) ?? []).map(shown).joined(separator: ", ") + "]"
    case .map(let map):
      "{" + map.keys().map { "\(shown($0)): \(shown((try? map.find($0)) ?? .null))" }.joined(separator: ", ") + "}"
    case .type(let type): type.name.description
    case .optional(let optional): optional.value.map { "some(\(shown($0)))" } ?? "none"
    case .object(let object): object.text?.description ?? object.type.name.description
    }
  }
}
