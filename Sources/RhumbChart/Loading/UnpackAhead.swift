import RhumbEngine
import RhumbLock
import RhumbSystem

/// Unpacks the archives in a chart's directory on another core, while its other files are read and looked at.
///
/// What is taken from it is what `Gunzip` gives; archives that are not as long as they declare are left to that.
final class UnpackAhead: Sendable {
  /// Stands for an archive that was given to be unpacked.
  struct Ticket: Sendable {
    fileprivate let number: Int
  }

  /// For fewer unpacked bytes, a thread costs more than it saves.
  private static let worthwhile = 256 << 10

  private let queue = WorkAhead<[UInt8], [UInt8]>(worthwhile: worthwhile) { Gunzip.unpackAtOnce }
  private let room: Lock<Int>

  /// - Parameter room: how many bytes all archives together may declare; others are not taken.
  init(room: Int) { self.room = Lock(room) }

  /// Takes an archive to be unpacked when there is time.
  func add(_ archive: [UInt8]) -> Ticket? {
    guard let size = Gunzip.declaredSize(of: archive) else { return nil }
    let fits = room.withLock { room in
      if size > room { return false }
      room -= size
      return true
    }
    return fits ? Ticket(number: queue.add(archive, size: size)) : nil
  }

  /// What an archive holds, if it was unpacked.
  func take(_ ticket: Ticket) -> [UInt8]? { queue.takeOutcome(of: ticket.number) }

  /// Leaves undone what nobody has begun.
  func finish() { _ = queue.finish([]) }
}
