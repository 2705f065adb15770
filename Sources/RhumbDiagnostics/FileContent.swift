import RhumbLock

/// The bytes of a file, read when they are first asked for: most files of a chart never are.
package final class FileContent: Sendable {
  /// What reading gives, or why it can't be read.
  package typealias Reading = Result<[UInt8], ReadFailure>

  package struct ReadFailure: Error {
    package let message: String

    package init(_ message: String) { self.message = message }
  }

  private enum State {
    case read([UInt8])
    case unread(@Sendable () -> Reading)
    case failed(ReadFailure)
  }

  private let state: Lock<State>

  package init(_ bytes: [UInt8]) { state = Lock(.read(bytes)) }

  package init(reading: @escaping @Sendable () -> Reading) { state = Lock(.unread(reading)) }

  /// Empty if the file can't be read: see `failure`.
  package var bytes: [UInt8] {
    state.withLock { state in
      if case .unread(let reading) = state {
        switch reading() {
        case .success(let bytes): state = .read(bytes)
        case .failure(let failure): state = .failed(failure)
        }
      }
      guard case .read(let bytes) = state else { return [] }
      return bytes
    }
  }

  /// Why the file could not be read when it was asked for.
  package var failure: ReadFailure? {
    state.withLock { state in
      guard case .failed(let failure) = state else { return nil }
      return failure
    }
  }
}
