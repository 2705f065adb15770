import RhumbChart
import RhumbEngine
import RhumbSystem

/// Where the chart lies that a command line names. Charts are local: nothing is fetched.
enum ChartReference {
  /// The absolute path of a chart, or Helm's words for why there is none.
  static func locate(_ word: ByteString, _ flags: ParsedFlags, _ files: any FileSystem) throws(CommandFailure)
    -> FilePath
  {
    let name = word.trimmingSpace
    let repository = flags.text("repo")
    if !repository.isEmpty {
      throw CommandFailure(
        ByteString("charts are not fetched over the network: pull ") + name + " from " + repository
          + " and name the file here")
    }
    let path = FilePath(name.bytes)
    if (try? files.kind(of: path)) != nil {
      if flags.isOn("verify") {
        throw CommandFailure("signatures are not checked: use 'helm verify' before")
      }
      return absolute(path)
    }
    if path.isAbsolute || name.bytes.first == UInt8(ascii: ".") {
      var quoted: [UInt8] = []
      GoQuote.quote(name.bytes, to: &quoted)
      throw CommandFailure("path \(String(decoding: quoted, as: UTF8.self)) not found")
    }
    if name.bytes.starts(with: "oci://".utf8) || name.bytes.starts(with: "http".utf8) {
      throw CommandFailure(
        ByteString("charts are not fetched over the network: pull ") + name + " and name the file here")
    }
    throw CommandFailure(
      ByteString("non-absolute URLs should be in form of repo_name/path_to_chart, got: ") + name)
  }

  static func absolute(_ path: FilePath) -> FilePath {
    if path.isAbsolute { return path.cleaned }
    return (WorkingDirectory.path ?? FilePath("/")).appending(path.bytes).cleaned
  }

  static func loadOptions(_ flags: ParsedFlags, chart: ByteString) -> ChartLoadOptions {
    var options = ChartLoadOptions()
    options.shownPath = chart.trimmingSpace.description
    options.allowsOutsideLinks = flags.isOn("allow-outside-links")
    options.log = { line in Output.note(SafeText.escaped(line.text.bytes)) }
    return options
  }
}
