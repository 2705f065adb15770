import RhumbEngine
import RhumbFunctions

/// A schedule as Kubernetes reads it: five fields, or a word such as `@daily`.
enum CronSchedule {
  private struct Bounds {
    let minimum: Int
    let maximum: Int
    /// The first stands for `minimum`.
    let names: [ByteString]
  }

  private static let bounds = [
    Bounds(minimum: 0, maximum: 59, names: []), Bounds(minimum: 0, maximum: 23, names: []),
    Bounds(minimum: 1, maximum: 31, names: []),
    Bounds(
      minimum: 1, maximum: 12,
      names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    Bounds(minimum: 0, maximum: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
  ]

  private struct Failure: Error { let message: ByteString }

  private static let descriptors: Set<ByteString> = [
    "@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly",
  ]

  /// What is wrong with a schedule; nil if nothing is.
  static func complaint(_ text: ByteString) -> ByteString? {
    if text.hasPrefix("@") { return descriptorComplaint(text) }
    let fields = text.bytes.split(whereSeparator: { [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains($0) })
    if fields.count != 5 {
      return ByteString("expected exactly 5 fields, found \(fields.count): [")
        + ByteString(Array(fields.joined(separator: [0x20]))) + "]"
    }
    for (field, bounds) in zip(fields, bounds) {
      do throws(Failure) {
        for part in field.split(separator: UInt8(ascii: ",")) { try range(part, bounds) }
      } catch {
        return error.message
      }
    }
    return nil
  }

  private static func descriptorComplaint(_ text: ByteString) -> ByteString? {
    if descriptors.contains(text) { return nil }
    let every: ByteString = "@every "
    guard text.hasPrefix(every) else { return "unrecognized descriptor: " + text }
    do throws(Fault) {
      _ = try Duration(ByteString(text.bytes.dropFirst(every.count)))
      return nil
    } catch {
      return "failed to parse duration " + text + ": " + error.message
    }
  }

  /// `*`, `5`, `1-5`, each with `/step`.
  private static func range(_ text: ArraySlice<UInt8>, _ bounds: Bounds) throws(Failure) {
    let whole = ByteString(text)
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let head = parts.first else { return }
    let ends = head.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    var start = bounds.minimum
    var end = bounds.maximum
    let isStar = ends.first.map { $0.elementsEqual("*".utf8) || $0.elementsEqual("?".utf8) } == true
    if !isStar {
      start = try number(ends.first ?? [], bounds)
      switch ends.count {
      case 1: end = parts.count > 1 ? bounds.maximum : start
      case 2: end = try number(ends[1], bounds)
      default: throw Failure(message: "too many hyphens: " + whole)
      }
    }
    if parts.count > 2 { throw Failure(message: "too many slashes: " + whole) }
    let step = parts.count == 2 ? try integer(parts[1]) : 1
    if start < bounds.minimum {
      throw Failure(message: ByteString("beginning of range (\(start)) below minimum (\(bounds.minimum)): ") + whole)
    }
    if end > bounds.maximum {
      throw Failure(message: ByteString("end of range (\(end)) above maximum (\(bounds.maximum)): ") + whole)
    }
    if start > end {
      throw Failure(message: ByteString("beginning of range (\(start)) beyond end of range (\(end)): ") + whole)
    }
    if step == 0 { throw Failure(message: "step of range should be a positive number: " + whole) }
  }

  private static func number(_ text: ArraySlice<UInt8>, _ bounds: Bounds) throws(Failure) -> Int {
    let lowered = ByteString(text.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
    if let index = bounds.names.firstIndex(of: lowered) { return bounds.minimum + index }
    return try integer(text)
  }

  private static func integer(_ text: ArraySlice<UInt8>) throws(Failure) -> Int {
    let digits = text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    let shown = ByteString(text)
    guard !digits.isEmpty, digits.count < 10, digits.allSatisfy(Grammar.isDigit) else {
      throw Failure(
        message: "failed to parse int from " + shown + ": strconv.Atoi: parsing " + ShownValue.text(.string(shown))
          + ": invalid syntax")
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
