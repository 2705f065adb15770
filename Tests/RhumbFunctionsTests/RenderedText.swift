import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// What a template with all standard functions prints, or `! ` and the words of its fault without places.
func rendered(_ template: String, _ data: Value = .missing, in environment: Environment = .still) -> String {
  let functions = FunctionTable(
    [logicFunctions, indexFunctions, printFunctions] + StandardFunctions.tables)
  do {
    let program = try Parser.parse(name: "t", source: Array(template.utf8), functions: functions)
    var set = TemplateSet()
    set.add(program)
    var machine = Machine(templates: set, functions: functions, context: CallContext(environment: environment))
    do {
      return String(decoding: try machine.run(Key("t"), data: data), as: UTF8.self)
    } catch {
      return "! " + error.message.description
    }
  } catch {
    return "! " + error.text.description
  }
}
