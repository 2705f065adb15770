/// What functions keep for the length of a render, each by a type of its own. There are a handful: a search is cheaper
/// than a dictionary.
package struct FunctionCaches {
  private var owners: [ObjectIdentifier] = []
  private var caches: [AnyObject] = []

  init() {}

  package subscript(owner: ObjectIdentifier) -> AnyObject? {
    get { owners.firstIndex(of: owner).map { caches[$0] } }
    set {
      guard let newValue else { return }
      if let index = owners.firstIndex(of: owner) {
        caches[index] = newValue
      } else {
        owners.append(owner)
        caches.append(newValue)
      }
    }
  }
}
