import RhumbCEL
import RhumbEngine
import RhumbFormats

/// IP addresses and blocks of them: `cidr("10.0.0.0/8").containsIP("10.1.2.3")`.
extension CELLibrary {
  static let addresses = CELLibrary(
    AddressFunctions.addresses + AddressFunctions.blocks, types: [AddressFunctions.ip, AddressFunctions.cidr])
}

private final class AddressValue: CELObject {
  let address: NetworkAddress

  init(_ address: NetworkAddress) {
    self.address = address
  }

  var type: CELType { AddressFunctions.ip }

  func isEqual(to other: any CELObject) -> Bool { (other as? AddressValue)?.address == address }
  var size: UInt64 { UInt64(address.bytes.count) }
  var text: ByteString? { address.text }
}

private final class BlockValue: CELObject {
  let address: NetworkAddress
  let prefix: Int

  init(_ address: NetworkAddress, _ prefix: Int) {
    self.address = address
    self.prefix = prefix
  }

  var type: CELType { AddressFunctions.cidr }

  func isEqual(to other: any CELObject) -> Bool {
    guard let other = other as? BlockValue else { return false }
    return other.address == address && other.prefix == prefix
  }

  var size: UInt64 { UInt64((prefix + 7) / 8) }
  var text: ByteString? { address.text + ByteString("/\(prefix)") }

  func contains(_ other: NetworkAddress) -> Bool {
    other.bytes.count == address.bytes.count && other.masked(to: prefix) == address.masked(to: prefix)
  }
}

private enum AddressFunctions {
  static let ip = CELType.opaque("net.IP")
  static let cidr = CELType.opaque("net.CIDR")

  static let addresses: [CELFunction] = [
    CELFunction("ip", [.function([.string], ip), .member([cidr], ip)], cost: .traversal(of: 0)) {
      (arguments, _) throws(CELError) in
      if case .object(let object)? = arguments.first {
        guard let block = object as? BlockValue else { throw .noSuchOverload }
        return .object(AddressValue(block.address))
      }
      return .object(AddressValue(try read(try arguments.text(0))))
    },
    CELFunction("isIP", [.function([.string], .bool)], cost: .traversal(of: 0)) {
      (arguments, _) throws(CELError) in .bool((try? read(try arguments.text(0))) != nil)
    },
    CELFunction("ip.isCanonical", [.function([.string], .bool)], cost: .traversal(of: 0, times: 2)) {
      (arguments, _) throws(CELError) in
      let text = try arguments.text(0)
      return .bool(try read(text).text == text)
    },
    accessor("family", .int) { .int($0.isVersion4 ? 4 : 6) },
    accessor("isUnspecified", .bool) { .bool($0.isUnspecified) },
    accessor("isLoopback", .bool) { .bool($0.isLoopback) },
    accessor("isLinkLocalMulticast", .bool) { .bool($0.isLinkLocalMulticast) },
    accessor("isLinkLocalUnicast", .bool) { .bool($0.isLinkLocalUnicast) },
    accessor("isGlobalUnicast", .bool) { .bool($0.isGlobalUnicast) },
  ]

  static let blocks: [CELFunction] = [
    CELFunction("cidr", [.function([.string], cidr)], cost: .traversal(of: 0)) {
      (arguments, _) throws(CELError) in .object(try readBlock(try arguments.text(0)))
    },
    CELFunction("isCIDR", [.function([.string], .bool)], cost: .traversal(of: 0)) {
      (arguments, _) throws(CELError) in .bool((try? readBlock(try arguments.text(0))) != nil)
    },
    CELFunction(
      "containsIP", [.member([cidr, .string], .bool), .member([cidr, ip], .bool)],
      cost: .addressRange(isNested: false)
    ) { (arguments, _) throws(CELError) in
      let block = try block(arguments.first)
      switch arguments.last {
      case .string(let text): return .bool(block.contains(try read(text)))
      case .object(let object):
        guard let address = object as? AddressValue else { throw .noSuchOverload }
        return .bool(block.contains(address.address))
      default: throw .noSuchOverload
      }
    },
    CELFunction(
      "containsCIDR", [.member([cidr, .string], .bool), .member([cidr, cidr], .bool)],
      cost: .addressRange(isNested: true)
    ) { (arguments, _) throws(CELError) in
      let outer = try block(arguments.first)
      let inner: BlockValue
      if case .string(let text)? = arguments.last {
        inner = try readBlock(text)
      } else {
        inner = try block(arguments.last)
      }
      return .bool(outer.prefix <= inner.prefix && outer.contains(inner.address))
    },
    CELFunction("prefixLength", [.member([cidr], .int)]) { (arguments, _) throws(CELError) in
      .int(Int64(try block(arguments.first).prefix))
    },
    CELFunction("masked", [.member([cidr], cidr)]) { (arguments, _) throws(CELError) in
      let block = try block(arguments.first)
      return .object(BlockValue(block.address.masked(to: block.prefix), block.prefix))
    },
    CELFunction("string", [.function([ip], .string), .function([cidr], .string)]) {
      (arguments, _) throws(CELError) in
      guard case .object(let object)? = arguments.first, let text = object.text else { throw .noSuchOverload }
      return .string(text)
    },
  ]

  private static func accessor(
    _ name: ByteString, _ result: CELType, _ read: @escaping @Sendable (NetworkAddress) -> CELValue
  ) -> CELFunction {
    CELFunction(name, [.member([ip], result)]) { (arguments, _) throws(CELError) in
      guard case .object(let object)? = arguments.first, let address = object as? AddressValue else {
        throw .noSuchOverload
      }
      return read(address.address)
    }
  }

  private static func block(_ value: CELValue?) throws(CELError) -> BlockValue {
    guard case .object(let object)? = value, let block = object as? BlockValue else { throw .noSuchOverload }
    return block
  }

  // MARK: Reading

  /// Neither zones nor version 4 written as version 6 are let through.
  private static func read(_ text: ByteString) throws(CELError) -> NetworkAddress {
    let shown = ShownValue.text(.string(text))
    let parsed: GoAddress
    do throws(GoAddress.Failure) {
      parsed = try GoAddress(text)
    } catch {
      throw CELError("IP Address " + shown + " parse error during conversion from string: " + error.message)
    }
    if parsed.hasZone { throw CELError("IP address " + shown + " with zone value is not allowed") }
    guard let bytes = AddressRange.bytes(of: text) else { throw CELError("IP address " + shown + " is none") }
    let address = NetworkAddress(bytes: bytes)
    if address.isMapped { throw CELError("IPv4-mapped IPv6 address " + shown + " is not allowed") }
    return address
  }

  private static func readBlock(_ text: ByteString) throws(CELError) -> BlockValue {
    guard let range = AddressRange(text) else {
      throw CELError(
        "network address parse error during conversion from string: netip.ParsePrefix("
          + ShownValue.text(.string(text)) + "): no such block of addresses")
    }
    let address = NetworkAddress(bytes: range.address)
    if address.isMapped {
      throw CELError("IPv4-mapped IPv6 address " + ShownValue.text(.string(text)) + " is not allowed")
    }
    return BlockValue(address, range.prefix)
  }
}
