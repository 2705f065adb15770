import RhumbEngine

extension Value {
  /// The value as Go's `%v` prints it.
  var formatted: ByteString { printed("%v") }

  /// The value as Go's `%t` prints it, which Helm's message about a subchart's table uses for any type.
  var formattedAsBool: ByteString { printed("%t") }

  private func printed(_ verb: StaticString) -> ByteString {
    let format = ByteString(stringLiteral: verb).bytes
    let values = [self]
    do throws(Fault) {
      return try GoPrinter.sprintf(format, values.span)
    } catch {
      return error.message
    }
  }
}
