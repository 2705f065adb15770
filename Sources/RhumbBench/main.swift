import Glibc
import RhumbChart
import RhumbCrypto
import RhumbEngine
import RhumbSystem

/// `rhumb-bench [--seconds N] CHART[=VALUES,VALUES…]…`: the stages of rendering, in one process.
func bench(_ words: [ByteString]) -> Int32 {
  var words = words[...]
  var seconds = 1.0
  if words.first == "--seconds", let text = words.dropFirst().first {
    seconds = Double(text.description) ?? seconds
    words = words.dropFirst(2)
  }
  guard !words.isEmpty else {
    StandardStreams.writeError(Array("usage: rhumb-bench [--seconds N] CHART[=VALUES,VALUES…]…\n".utf8))
    return 2
  }
  var status: Int32 = 0
  let functions = BuiltInFunctions.table
  var table = BenchmarkTable.heading + "\n"
  for word in words {
    let parts = word.bytes.split(separator: UInt8(ascii: "="), maxSplits: 1)
    let path = FilePath(Array(parts[0]))
    let here = WorkingDirectory.path ?? FilePath("/")
    let benchmark = ChartBenchmark(
      chart: path.isAbsolute ? path.cleaned : here.appending(path.bytes).cleaned,
      values: parts.count > 1 ? parts[1].split(separator: UInt8(ascii: ",")).map { ByteString(Array($0)) } : [],
      functions: functions)
    do {
      let name = String(decoding: path.cleaned.lastComponent, as: UTF8.self)
      table += BenchmarkTable.line(name, try benchmark.measure(seconds: seconds)) + "\n"
    } catch {
      StandardStreams.writeError(Array("\(path.text): \(error)\n".utf8))
      status = 1
    }
  }
  try? StandardStreams.writeOutput(Array(table.utf8))
  return status
}

DeepStack.run {
  exit(bench((1..<max(1, CommandLineWords.count)).map { ByteString(CommandLineWords.word($0)) }))
}
