import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// A template of one line that a flag holds.
enum TemplateText {
  static func render(
    _ template: ByteString, name: ByteString, data: Value, environment: Environment
  ) throws(CommandFailure) -> [UInt8] {
    let functions = BuiltInFunctions.table
    var set = TemplateSet()
    do throws(ParseError) {
      set.add(try Parser.parse(name: name, source: template.bytes, file: .none, functions: functions))
    } catch {
      throw CommandFailure(ByteString("template: ") + error.template + ByteString(":\(error.line): ") + error.message)
    }
    var machine = Machine(
      templates: set, functions: functions, context: CallContext(environment: environment), isStrict: false)
    do throws(Fault) {
      return try machine.run(Key(name), data: data)
    } catch {
      throw CommandFailure(error.helmText)
    }
  }
}
