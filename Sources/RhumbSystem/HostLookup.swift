import Glibc

/// An address of a host, as a socket takes it.
enum HostAddress: Equatable {
  case four(in_addr_t)
  /// Sixteen bytes.
  case six([UInt8])

  static func == (a: HostAddress, b: HostAddress) -> Bool {
    switch (a, b) {
    case (.four(let a), .four(let b)): a == b
    case (.six(let a), .six(let b)): a == b
    default: false
    }
  }

  /// `127.0.0.1`, `::1`; nil for a name.
  init?(_ text: [UInt8]) {
    guard !text.contains(0) else { return nil }
    var four = in_addr()
    var six = [UInt8](repeating: 0, count: 16)
    // Safety: the text is NUL-terminated, and each result has the size that its family needs.
    let found = unsafe (text + [0]).withUnsafeBufferPointer { buffer -> Self? in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text -> Self? in
        guard let base = text.baseAddress else { return nil }
        if unsafe inet_pton(AF_INET, base, &four) == 1 { return .four(four.s_addr) }
        let isSix = unsafe six.withUnsafeMutableBytes { unsafe inet_pton(AF_INET6, base, $0.baseAddress) == 1 }
        return isSix ? .six(six) : nil
      }
    }
    guard let found else { return nil }
    self = found
  }
}

/// Finds the addresses of a host.
enum HostLookup {
  private static let outputLimit = 1 << 16

  /// Names other than `localhost` are looked up by the system's own program `getent`: a static program can't load the
  /// libraries that know how this machine finds names.
  static func addresses(of host: [UInt8]) throws(HTTPError) -> [HostAddress] {
    if let address = HostAddress(host) { return [address] }
    if host.elementsEqual("localhost".utf8) {
      return ["127.0.0.1", "::1"].compactMap { HostAddress(Array($0.utf8)) }
    }
    let result: ChildProcess.Result
    do throws(SystemError) {
      result = try ChildProcess.run(
        FilePath("getent"), arguments: ["ahosts".utf8.map { $0 }, host], input: [], outputLimit: outputLimit)
    } catch {
      throw HTTPError(error.isNotFound ? "names need the program 'getent'; give an address" : error.message)
    }
    var found: [HostAddress] = []
    for line in result.output.split(separator: 0x0A) {
      let word = line.prefix { $0 != 0x20 && $0 != 0x09 }
      if let address = HostAddress(Array(word)), !found.contains(address) { found.append(address) }
    }
    guard !found.isEmpty else { throw HTTPError("no such host") }
    return found
  }
}
