import RhumbChart
import RhumbEngine
import RhumbSystem
import RhumbTesting

/// What a `rhumb test` command line asks for.
struct TestRequest {
  let files = DiskFileSystem()
  let options: UnitTestOptions
  let operands: [(path: FilePath, shown: String)]
  let loading: ChartLoadOptions
  /// Where `--output-file` goes, and in which form.
  let output: (path: FilePath, form: TestXML)?

  let watches: Bool
  /// Forms of coverage, with the files they go to; nil for the output.
  let coverage: [(form: CoverageForm, file: FilePath?)]
  /// `--min`, in percent.
  let leastCoverage: Double?

  init(_ invocation: Invocation) throws(CommandFailure) {
    let flags = invocation.flags
    var options = UnitTestOptions()
    options.isStrict = flags.isOn("strict")
    options.updatesSnapshots = flags.isOn("update-snapshot") || flags.isOn("update")
    options.updatesGoldens = flags.isOn("update")
    options.reference = flags.text("reference").isEmpty ? nil : flags.text("reference")
    options.stopsAtFailure = flags.isOn("failfast")
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.includesSubcharts = flags.isOn("with-subchart")
    options.testChart = flags.text("chart-tests-path")
    if !flags.list("file").isEmpty { options.suitePatterns = flags.list("file") }
    options.valuesFiles = flags.list("values").map { ByteString(ChartReference.absolute(FilePath($0.bytes)).bytes) }
    watches = flags.isOn("watch")
    coverage = try Self.coverage(flags)
    leastCoverage = try Self.least(flags)
    options.measuresCoverage = !coverage.isEmpty || leastCoverage != nil
    self.options = options
    loading = ChartReference.loadOptions(flags, chart: .empty)
    var operands: [(path: FilePath, shown: String)] = []
    for word in invocation.arguments {
      operands.append((try ChartReference.locate(word, flags, files), Self.shown(word)))
    }
    self.operands = operands
    output = try Self.output(flags)
  }

  private static func coverage(
    _ flags: ParsedFlags
  ) throws(CommandFailure) -> [(form: CoverageForm, file: FilePath?)] {
    var wanted: [(form: CoverageForm, file: FilePath?)] = []
    for word in flags.list("coverage") {
      let name = word.bytes.prefix { $0 != UInt8(ascii: "=") }
      guard let form = CoverageForm.allCases.first(where: { $0.rawValue.utf8.elementsEqual(name) }) else {
        throw CommandFailure("'\(word.description)' is no form of coverage: it is text, lcov or html, or FORM=FILE")
      }
      let file = word.bytes.dropFirst(name.count + 1)
      wanted.append((form, file.isEmpty ? nil : FilePath(Array(file))))
    }
    return wanted
  }

  private static func least(_ flags: ParsedFlags) throws(CommandFailure) -> Double? {
    let word = flags.text("min")
    if word.isEmpty { return nil }
    let (percent, error) = GoNumber.parseFloat(word.bytes)
    guard error == nil, (0...100).contains(percent) else {
      throw CommandFailure("--min takes a percentage from 0 to 100, not '\(word.description)'")
    }
    return percent
  }

  /// Without a slash at its end.
  private static func shown(_ word: ByteString) -> String {
    let bytes = word.trimmingSpace.bytes
    let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? bytes.count
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  private static func output(_ flags: ParsedFlags) throws(CommandFailure) -> (path: FilePath, form: TestXML)? {
    let path = flags.text("output-file")
    if path.isEmpty { return nil }
    let word = flags.text("output-type")
    guard let form = TestXML(named: word.description) else {
      throw CommandFailure("'\(word.description)' is no type of output: it is JUnit, NUnit, XUnit or Sonar")
    }
    return (FilePath(path.bytes), form)
  }
}
