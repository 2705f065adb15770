import Glibc

/// The variables the process was started with. Read by the command line only; a render never sees them.
package enum EnvironmentVariables {
  package static func value(_ name: String) -> [UInt8]? {
    // Safety: the name lives during the call.
    unsafe name.withCString { unsafe value($0) }
  }

  package static func value(_ name: StaticString) -> [UInt8]? {
    // Safety: a literal ends in a zero byte and lives as long as the program.
    name.withUTF8Buffer { unsafe $0.withMemoryRebound(to: CChar.self) { unsafe value($0.baseAddress) } }
  }

  private static func value(_ name: UnsafePointer<CChar>?) -> [UInt8]? {
    // Safety: the value is copied before anything could change it; nothing here calls setenv.
    guard let name = unsafe name, let text = unsafe getenv(name) else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// The value as text; empty counts as not set.
  package static func text(_ name: String) -> String? {
    guard let bytes = value(name), !bytes.isEmpty else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
