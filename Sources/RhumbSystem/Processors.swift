import CLinux

/// The processors this process may run on.
package enum Processors {
  /// At least one.
  package static var count: Int { max(Int(rhumb_processors()), 1) }
}
