import RhumbSystem

/// The program that the package builds beside the tests, run as a user runs it.
enum BuiltProgram {
  /// The root of the repository, from this file's own place in it.
  static let root: FilePath = FilePath(#filePath).appending("../../..").cleaned

  /// Where it lies: beside the tests.
  static var path: String {
    get throws { try DiskFileSystem().resolve(FilePath("/proc/self/exe")).appending("../rhumb").cleaned.text }
  }

  /// `rhumb` with these words, in the root of the repository.
  static func run(_ words: [String], input: [UInt8] = []) throws -> ChildProcess.Result {
    try runInRoot(try path, words, input: input)
  }

  /// `rhumb` with these words, in a folder.
  static func run(_ words: [String], in folder: FilePath, input: [UInt8] = []) throws -> ChildProcess.Result {
    let test = try DiskFileSystem().resolve(FilePath("/proc/self/exe"))
    let all = ["-C", folder.text, test.appending("../rhumb").cleaned.text] + words
    return try ChildProcess.run(
      FilePath("env"), arguments: all.map { Array($0.utf8) }, input: input, outputLimit: 1 << 26)
  }

  /// Any program, in the root of the repository.
  static func runInRoot(_ program: String, _ words: [String], input: [UInt8] = []) throws -> ChildProcess.Result {
    let all = ["-C", root.text, program] + words
    return try ChildProcess.run(
      FilePath("env"), arguments: all.map { Array($0.utf8) }, input: input, outputLimit: 1 << 26)
  }
}
