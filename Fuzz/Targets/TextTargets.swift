import Rhumb
import RhumbCanary
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbFunctions
import RhumbKubernetes
import RhumbRegex

@testable import RhumbSystem

extension FuzzTarget {
  /// Pattern, text and replacement. Matches lie in the text, one behind the other.
  static let regex = FuzzTarget(name: "regex") { bytes in
    let parts = bytes.parts(3)
    guard let expression = try? RegularExpression(ByteString(parts[0])) else { return }
    let text = ByteString(parts[1])
    var left = 3_000_000
    let charge = { (steps: Int) throws(Fault) in
      left -= steps
      if left < 0 { throw Fault("enough", kind: .limit) }
    }
    let search = SearchText(parts[1])
    if let matches = try? expression.allMatches(in: search, limit: -1, charge: charge) {
      var end = 0
      for match in matches {
        expect(match.lowerBound >= end && match.upperBound <= search.count, "matches follow each other")
        end = match.upperBound
      }
      let found = try? expression.matches(text, charge: charge)
      expect(found == nil || found == !matches.isEmpty, "a text matches if it has matches")
    }
    _ = try? expression.firstMatch(in: text, charge: charge)
    _ = try? expression.split(text, limit: 5, patternIsEmpty: parts[0].isEmpty, charge: charge)
    _ = try? expression.replaceAll(in: text, with: ByteString(parts[2]), charge: charge)
    _ = try? expression.replaceAllLiteral(in: text, with: ByteString(parts[2]), charge: charge)
  }

  /// Two versions and a range. A printed version reads as itself; the order has two sides; a version is in a range
  /// exactly if nothing of the range speaks against it.
  static let semver = FuzzTarget(name: "semver") { bytes in
    let parts = bytes.parts(3).map { ByteString($0) }
    let versions = parts.prefix(2).compactMap { try? SemanticVersion($0) }
    for version in versions {
      guard let again = try? SemanticVersion(version.text) else { fatalError("a printed version can be read") }
      expect(again.text == version.text && again.compare(version) == 0, "a printed version reads as itself")
      _ = try? version.next(.patch)
    }
    _ = try? SemanticVersion(strict: parts[0])
    if versions.count == 2 {
      expect(versions[0].compare(versions[1]) == -versions[1].compare(versions[0]), "the order has two sides")
    }
    guard let range = try? VersionConstraint(parts[2]) else { return }
    for version in versions {
      expect(range.allows(version) == range.failures(of: version).isEmpty, "what is out of range has a reason")
    }
  }

  /// A path, a word and a file. What is not edited stays, byte for byte, and a second edit changes nothing.
  static let edit = FuzzTarget(name: "edit") { bytes in
    let parts = bytes.parts(3)
    guard let path = NodePath(ByteString(parts[0])) else { return }
    if let again = NodePath(path.text) {
      expect(again == path, "a path reads as it is written")
    } else {
      fatalError("a path that is written can be read")
    }
    let assignment = ScalarAssignment(path: path, word: parts[1])
    for changesKinds in [false, true] {
      var editor = ScalarEditor(parts[2], file: FileID(raw: 1), changingKinds: changesKinds)
      guard (try? editor.apply(assignment)) != nil, let change = editor.changes.first else { continue }
      expect(isOnly(change, between: parts[2], and: editor.bytes), "only the value changes")
      var second = ScalarEditor(editor.bytes, file: FileID(raw: 1), changingKinds: changesKinds)
      do { try second.apply(assignment) } catch { fatalError("an edited file can be edited") }
      expect(second.bytes == editor.bytes, "the second edit changes nothing")
    }
  }

  /// Whether the one text is the other with the change in its place.
  private static func isOnly(_ change: ScalarChange, between old: [UInt8], and new: [UInt8]) -> Bool {
    let file = SourceFile(id: FileID(raw: 1), name: "", bytes: old)
    let start = file.line(change.line).startIndex + change.column - 1
    var expected = old
    expected.replaceSubrange(start..<(start + change.old.count), with: change.new)
    return old[start...].starts(with: change.old) && new == expected
  }

  /// Manifests, perhaps with definitions of custom resources among them; judged twice alike.
  static let validate = FuzzTarget(name: "validate") { bytes in
    expect(judged(bytes) == judged(bytes), "two checks say the same")
  }

  private static func judged(_ bytes: [UInt8]) -> String {
    var input = ManifestInput(MemoryFileSystem())
    input.add(bytes, named: "fuzz.yaml")
    var options = ValidateAction.Options()
    options.checking.ignoresMissingSchemas = true
    var report = ValidationReport()
    ValidateAction(options, files: MemoryFileSystem())
      .run(input, definitions: ManifestInput(MemoryFileSystem()), version: nil, into: &report)
    return ValidationFormat.json.print(report, isVerbose: true, hasSummary: true)
  }

  /// A server's answer, whole and in pieces: both say the same.
  static let http = FuzzTarget(name: "http") { bytes in
    let sizes = [bytes.count, 1, 7]
    let answers = sizes.map { answer(bytes, inPiecesOf: max(1, $0)) }
    expect(answers.allSatisfy { $0 == answers[0] }, "pieces add up to the same answer")
  }

  private static func answer(_ bytes: [UInt8], inPiecesOf size: Int) -> HTTPResponse? {
    var reader = HTTPResponseReader(bodyLimit: 4000)
    do throws(HTTPError) {
      var rest = bytes[...]
      while !rest.isEmpty, !reader.isComplete {
        try reader.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      try reader.finish()
      return reader.response
    } catch {
      return nil
    }
  }
}
