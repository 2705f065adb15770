/// A buffer that only grows, for the parts of a program while it is parsed.
///
/// An array asks at every append whether it is shared. This one can't be: it has one owner.
@safe struct Arena<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    // Safety: count is below capacity.
    unsafe (base + count).initialize(to: element)
    count += 1
  }

  @inline(never)
  private mutating func grow() {
    let wider = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    // Safety: the first count elements are initialised, and both buffers hold as many.
    unsafe wider.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = wider
    capacity *= 2
  }

  mutating func removeLast(_ removed: Int) {
    precondition(removed >= 0 && removed <= count)
    count -= removed
  }

  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      // Safety: the index was checked.
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      // Safety: the index was checked.
      unsafe base[index] = newValue
    }
  }

  /// The elements so far.
  var elements: [Element] {
    // Safety: count elements are initialised.
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }
}
