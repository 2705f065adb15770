import CLinux

/// The words that the process was started with; the first is its own name.
///
/// Swift's `CommandLine` finds them by way of `/proc/self/maps` and has none if that fails, which would turn every
/// command into another one.
package enum CommandLineWords {
  package static var count: Int { Int(rhumb_word_count()) }

  package static func word(_ index: Int) -> [UInt8] {
    precondition((0..<count).contains(index))
    // Safety: the words lie beside the stack as long as the process runs, and nobody writes there.
    return unsafe Array(UnsafeRawBufferPointer(start: rhumb_word(Int32(index)), count: rhumb_word_length(Int32(index))))
  }
}
