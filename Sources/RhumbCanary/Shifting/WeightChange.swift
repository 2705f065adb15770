import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// A shift carried out on a text: the new text, which was read or rendered as a whole before it counts.
package struct WeightChange {
  package let path: FilePath
  package let oldBytes: [UInt8]
  package let newBytes: [UInt8]
  package let changes: [ScalarChange]
  package let targets: [ShiftTarget]
  /// The routes before the change, with all that stands around them.
  let before: RouteScene

  package init(_ request: ShiftRequest, on subject: CanarySubject) throws(CanaryFailure) {
    let (before, routes) = try subject.sourced()
    let shift = try WeightShift(request, of: routes, in: before, valuesFiles: subject.valuesFiles)
    let path = FilePath(shift.file)
    let text = before.texts.file(named: shift.file)?.bytes ?? []
    var sources = SourceMap()
    var editor = ScalarEditor(text, file: sources.add(name: shift.file, bytes: text))
    do throws(ScalarRefusal) {
      for assignment in shift.assignments { try editor.apply(assignment) }
    } catch {
      throw CanaryFailure([error.diagnostic], sources)
    }
    guard shift.isRight(try subject.changing(path, to: editor.bytes).scene(), since: before) else {
      throw CanaryFailure(
        "\(path.text): with these weights other routes would come out than meant; nothing was written")
    }
    self.path = path
    oldBytes = text
    newBytes = editor.bytes
    changes = editor.changes
    targets = shift.targets
    self.before = before
  }

  package var isChange: Bool { newBytes != oldBytes }

  /// As `diff -u` prints it.
  package var difference: [UInt8] { LineDiff.unified(oldBytes, newBytes, name: path.text) }

  /// Puts the new text in the file's place, in one step; refused if the file isn't what was read any more.
  package func write() throws(CanaryFailure) {
    do throws(SystemError) {
      let file = try EditableFile.open(path, limit: Self.sizeLimit)
      guard file.bytes == oldBytes else { throw SystemError("edit", path, .changed) }
      try file.replace(with: newBytes)
    } catch {
      throw CanaryFailure(error.message)
    }
  }

  private static let sizeLimit = 32 << 20
}
