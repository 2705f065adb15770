import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbScaffold
import RhumbSystem

/// `rhumb create`
enum CreateCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let word = invocation.arguments[0]
    let preset = try preset(invocation.flags.text("preset"))
    let expected = ExpectedManifests(functions: BuiltInFunctions.table, environment: .live())
    do throws(ChartError) {
      try ChartCreation(path: FilePath(word.bytes), preset: preset).run(finish: expected.record)
    } catch {
      var sources = SourceMap()
      throw CommandFailure(error.message, error.diagnostics(in: &sources), in: sources)
    }
    var line = Array("Creating ".utf8)
    line += word.bytes
    line.append(0x0A)
    try Output.write(line)
  }

  private static func preset(_ word: ByteString) throws(CommandFailure) -> Preset {
    guard let preset = Preset(rawValue: word.description) else {
      let known = Preset.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure("--preset is '\(word.description)', but the presets are \(known)")
    }
    return preset
  }
}
