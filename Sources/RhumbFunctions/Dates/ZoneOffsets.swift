package import RhumbEngine

/// Offsets of the zones of this machine, for those who compute with timestamps of their own.
package final class ZoneOffsets {
  private let catalogue = ZoneCatalogue(timeZone: "UTC")

  package init() {}

  /// Seconds east of Greenwich in a zone such as `Europe/Paris` at an instant, in seconds since 1970; nil if there is no
  /// such zone.
  package func offset(of zone: ByteString, at seconds: Int64) -> Int64? {
    catalogue.zone(zone.bytes)?.period(at: seconds).offset
  }
}
