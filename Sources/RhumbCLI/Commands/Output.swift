import RhumbChart
import RhumbEngine
import RhumbSystem

/// What a command prints. A write that fails is a failure of the command.
enum Output {
  static func write(_ bytes: some Collection<UInt8>) throws(CommandFailure) {
    do {
      try StandardStreams.writeOutput(bytes)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  static func write(_ text: TextPieces) throws(CommandFailure) {
    do {
      try StandardStreams.writeOutput(pieces: text.pieces)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  static func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

  /// A line on standard error.
  static func note(_ line: some Collection<UInt8>) { StandardStreams.writeError(Array(line) + [0x0A]) }
}
