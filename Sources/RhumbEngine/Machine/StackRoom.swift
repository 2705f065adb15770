internal import CLinux

/// How far the stack of the running thread may still grow. Blocks and parentheses nest without an end of their own, in
/// templates that call each other: only the stack itself knows what is left of it.
struct StackRoom {
  /// Addresses below are out of bounds; stacks grow downwards.
  private let floor: Int

  /// A part of a large stack is left to what runs outside of templates, and to the limit of memory.
  private static let share: Int = 400 << 20
  private static let reserve: Int = 192 << 10

  /// What is left here, for this thread.
  init() {
    let end = rhumb_stack_end()
    let here = rhumb_stack_address()
    floor = max(end + Self.reserve, here > Self.share ? here - Self.share : 0)
  }

  var isUsedUp: Bool { rhumb_stack_address() < floor }
}
