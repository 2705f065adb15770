import RhumbCanary
import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSystem

/// `rhumb values set`
enum ValuesCommand {
  @Sendable static func set(_ invocation: Invocation) throws(CommandFailure) {
    let flags = invocation.flags
    let path = FilePath(invocation.arguments[0].bytes)
    let assignments = try assignments(invocation.arguments.dropFirst(), for: path)
    let file = try open(path)
    var sources = SourceMap()
    let source = sources.add(name: path.text, bytes: file.bytes)
    var editor = ScalarEditor(file.bytes, file: source, changingKinds: flags.isOn("change-type"))
    do throws(ScalarRefusal) {
      for assignment in assignments { try editor.apply(assignment) }
    } catch {
      throw failure(error.diagnostic, path, sources)
    }
    if flags.isOn("dry-run") {
      try Output.write(LineDiff.unified(file.bytes, editor.bytes, name: path.text))
    } else {
      try replace(file, with: editor.bytes)
      try Output.write(report(editor.changes, path).utf8)
    }
  }

  static func open(_ path: FilePath) throws(CommandFailure) -> EditableFile {
    do throws(SystemError) {
      return try EditableFile.open(path, limit: ValuesReader.sizeLimit)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  static func replace(_ file: borrowing EditableFile, with bytes: [UInt8]) throws(CommandFailure) {
    do throws(SystemError) { try file.replace(with: bytes) } catch { throw CommandFailure(error.message) }
  }

  private static func assignments(
    _ words: ArraySlice<ByteString>, for path: FilePath
  ) throws(CommandFailure) -> [ScalarAssignment] {
    var assignments: [ScalarAssignment] = []
    for word in words {
      guard let assignment = ScalarAssignment(word) else {
        throw CommandFailure("\(path.text): '\(word.description)' is not KEY=VALUE with a key such as a.b[0].c")
      }
      assignments.append(assignment)
    }
    return assignments
  }

  /// The place and the rule first, so that the headline stands alone; the lines below.
  static func failure(_ diagnostic: Diagnostic, _ path: FilePath, _ sources: SourceMap) -> CommandFailure {
    var place = path.text
    if let span = diagnostic.labels.first?.span, let file = sources[span.file] {
      let position = file.position(of: Int(span.start))
      place = "\(file.name):\(position.line):\(position.column)"
    }
    return CommandFailure(ByteString("\(place): \(diagnostic.headline)"), [diagnostic], in: sources)
  }

  /// One line for each value: where it is, what it was and is.
  static func report(_ changes: [ScalarChange], _ path: FilePath) -> String {
    changes.map { change in
      let place = "\(path.text):\(change.line):\(change.column): \(change.path.text.description)"
      let old = ByteString(change.old).description
      let line =
        change.isChange ? "\(place): \(old) -> \(ByteString(change.new).description)" : "\(place): is \(old) already"
      return TextRenderer.escape(line) + "\n"
    }.joined()
  }
}
