import Glibc

extension Environment {
  /// This machine's clock, randomness and time zone.
  package static func live() -> Environment {
    Environment(
      now: {
        var time = timespec()
        // Safety: `time` outlives the call, which fills it.
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
      },
      randomBytes: { count in secureRandomBytes(count) },
      timeZone: EnvironmentVariables.text("TZ") ?? "")
  }
}

/// From the kernel's generator: fit for keys.
private func secureRandomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(max(count, 0) + 8)
  while bytes.count < count {
    // Safety: the eight bytes are copied during the call.
    unsafe withUnsafeBytes(of: generator.next()) { unsafe bytes.append(contentsOf: $0) }
  }
  bytes.removeLast(bytes.count - max(count, 0))
  return bytes
}
