/// What becomes of memory when the process ends.
package enum ProcessMemory {
  /// Never frees the object, and so nothing it holds. For a command that is about to end: the system takes back all
  /// memory at once, while freeing a large chart piece by piece takes a sixth of a render's time.
  package static func keep(_ object: AnyObject) {
    // Safety: the only effect is a count that never falls to zero.
    _ = unsafe Unmanaged.passRetained(object)
  }
}
