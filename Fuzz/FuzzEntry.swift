import Glibc

/// What libFuzzer calls. `RHUMB_FUZZ_TARGET` names the target.
private let target: FuzzTarget = {
  // Safety: the variable's text is copied before anything can change it.
  guard let word = unsafe getenv("RHUMB_FUZZ_TARGET") else { fatalError("RHUMB_FUZZ_TARGET is not set") }
  let name = unsafe Array(UnsafeBufferPointer(start: word, count: strlen(word))).map { UInt8(bitPattern: $0) }
  guard let target = FuzzTarget.named(name) else {
    fatalError("targets: " + FuzzTarget.all.map { "\($0.name)" }.joined(separator: " "))
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOne(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  // Safety: libFuzzer hands in `size` bytes that live as long as the call; they are copied.
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  target.run(bytes)
  return 0
}
