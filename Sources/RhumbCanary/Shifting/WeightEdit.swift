import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// A shift carried out on its file: the new text, which counts only once it has been read or rendered as a whole.
package struct WeightEdit: ~Copyable {
  package let path: FilePath
  package let changes: [ScalarChange]
  package let newBytes: [UInt8]
  package let targets: [ShiftTarget]
  private let file: EditableFile
  private static let sizeLimit = 32 << 20

  /// Plans the shift and verifies it. The file stays locked as long as this lives.
  package init(_ request: ShiftRequest, on subject: CanarySubject) throws(CanaryFailure) {
    let (before, routes) = try subject.sourced()
    let shift = try WeightShift(request, of: routes, in: before, valuesFiles: subject.valuesFiles)
    let path = FilePath(shift.file)
    let file = try Self.open(path)
    if let read = before.texts.file(named: path.text), read.bytes != file.bytes {
      throw CanaryFailure("\(path.text): it was changed by somebody else meanwhile; nothing was written")
    }
    var sources = SourceMap()
    var editor = ScalarEditor(file.bytes, file: sources.add(name: path.text, bytes: file.bytes))
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
    newBytes = editor.bytes
    changes = editor.changes
    targets = shift.targets
    self.file = file
  }

  private static func open(_ path: FilePath) throws(CanaryFailure) -> EditableFile {
    do throws(SystemError) { return try EditableFile.open(path, limit: sizeLimit) } catch {
      throw CanaryFailure(error.message)
    }
  }

  package var isChange: Bool { newBytes != file.bytes }

  /// As `diff -u` prints it.
  package var difference: [UInt8] { LineDiff.unified(file.bytes, newBytes, name: path.text) }

  /// Puts the new text in the file's place, in one step.
  package func write() throws(CanaryFailure) {
    do throws(SystemError) { try file.replace(with: newBytes) } catch { throw CanaryFailure(error.message) }
  }
}
