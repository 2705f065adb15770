package import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// What is done with weights once they are written: nothing, `kubectl apply`, or `git commit`.
package enum Handover: Sendable {
  case none
  /// The program, and words before `apply`, such as `--context`.
  case kubectl(FilePath, [ByteString])
  /// The program, and whether to push.
  case git(FilePath, pushes: Bool)

  private static let outputLimit = 1 << 20

  func hand(_ share: Int, _ path: FilePath, _ objects: [Value], namespace: ByteString) throws(CanaryFailure) {
    switch self {
    case .none: return
    case .kubectl(let program, let words):
      var list: [UInt8] = []
      for object in objects { list += try Self.json(object) + [0x0A] }
      var arguments = words.map(\.bytes)
      if !namespace.isEmpty { arguments += [Array("--namespace".utf8), namespace.bytes] }
      arguments += ["apply", "--filename", "-"].map { Array($0.utf8) }
      try Self.run(program, arguments, input: list)
    case .git(let program, let pushes):
      let git = GitDirectory(program, path)
      try git.commit("Give the canary \(share) percent (\(git.name))")
      if pushes { try git.push() }
    }
  }

  /// kubectl takes JSON documents one after the other.
  private static func json(_ object: Value) throws(CanaryFailure) -> [UInt8] {
    guard let text = try? JSONWriter.write(object, .raw) else {
      throw CanaryFailure("an object can't be written as JSON")
    }
    return text.bytes
  }

  /// Runs a program to its end; its own words are the failure's.
  @discardableResult
  static func run(
    _ program: FilePath, _ arguments: [[UInt8]], input: [UInt8] = [], allowing statuses: Set<Int> = [0]
  ) throws(CanaryFailure) -> Int {
    let result: ChildProcess.Result
    do throws(SystemError) {
      result = try ChildProcess.run(program, arguments: arguments, input: input, outputLimit: outputLimit)
    } catch {
      throw CanaryFailure(error.message)
    }
    if statuses.contains(result.status) { return result.status }
    let words = String(decoding: result.errors.prefix(2000), as: UTF8.self)
    throw CanaryFailure("\(program.text) ended with status \(result.status): \(words)")
  }
}

/// The repository that a file lies in.
struct GitDirectory {
  private let program: FilePath
  private let directory: [UInt8]
  /// The file's, without its directories.
  private let file: [UInt8]

  init(_ program: FilePath, _ path: FilePath) {
    self.program = program
    file = Array(path.lastComponent)
    let parent = Array(path.bytes.dropLast(file.count))
    directory = parent.isEmpty ? Array(".".utf8) : parent
  }

  var name: String { String(decoding: file, as: UTF8.self) }

  private func arguments(_ words: [String]) -> [[UInt8]] {
    // A file whose name has a meaning in patterns is still this one file.
    ["--literal-pathspecs", "-C"].map { Array($0.utf8) } + [directory] + words.map { Array($0.utf8) }
  }

  /// Commits this file alone, whatever else is staged; nothing happens if it is as it was committed last.
  func commit(_ message: String) throws(CanaryFailure) {
    try Handover.run(program, arguments(["add", "--"]) + [file])
    let changed = try Handover.run(
      program, arguments(["diff", "--quiet", "--cached", "--"]) + [file], allowing: [0, 1])
    if changed == 0 { return }
    try Handover.run(program, arguments(["commit", "--quiet", "--message", message, "--"]) + [file])
  }

  func push() throws(CanaryFailure) { try Handover.run(program, arguments(["push", "--quiet"])) }
}
