import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Reads the files of a packaged chart, with Helm's checks of their names.
struct ArchiveReader {
  enum Failure: Error {
    /// The data is no gzip at all.
    case notGzip(ChartError)
    case broken(ChartError)

    var error: ChartError {
      switch self {
      case .notGzip(let error), .broken(let error): error
      }
    }
  }

  let budget: LoadBudget
  var parseAhead: ParseAhead?
  /// The templates will hardly be needed.
  var isOff = false

  /// - Parameter unpacked: what the data holds, if that is known.
  func readAll(_ data: [UInt8], unpacked: [UInt8]? = nil) throws(Failure) -> [ChartFile] {
    let archive: [UInt8]
    do throws(Gunzip.Failure) {
      // Headers and padding take room besides the files.
      let limit = budget.bytes + (32 << 20)
      if let unpacked {
        if unpacked.count > limit { throw .tooLarge }
        archive = unpacked
      } else {
        archive = try Gunzip.unpack(data, limit: limit)
      }
    } catch {
      switch error {
      case .invalidHeader: throw .notGzip(ChartError(error.message))
      case .tooLarge: throw .broken(budget.tooLarge)
      default: throw .broken(ChartError(error.message))
      }
    }
    do throws(ChartError) {
      return try readEntries(archive)
    } catch {
      throw .broken(error)
    }
  }

  private func readEntries(_ archive: [UInt8]) throws(ChartError) -> [ChartFile] {
    var files: [ChartFile] = []
    var reader = TarReader(archive)
    while let entry = try next(&reader) {
      try budget.chargeEntry(entry.name)
      if entry.isDirectory { continue }
      let name = try nameInside(entry.name)
      try budget.charge(bytes: entry.content.count)
      files.append(file(name, entry.content.withoutMark))
    }
    if files.isEmpty { throw ChartError("no files in chart archive") }
    return files
  }

  /// What nobody may ever ask for stays in the archive until somebody does.
  private func file(_ name: [UInt8], _ content: ArraySlice<UInt8>) -> ChartFile {
    let use = FileUse(of: name)
    if use == .onRequest || use == .template && isOff {
      return ChartFile(name: name, content: FileContent { .success(Array(content)) })
    }
    let bytes = Array(content)
    let content = FileContent(bytes)
    let ticket = use == .template ? parseAhead?.add(content, size: bytes.count) : nil
    return ChartFile(name: name, content: content, ticket: ticket)
  }

  private func next(_ reader: inout TarReader) throws(ChartError) -> TarReader.Entry? {
    do throws(TarReader.Malformed) {
      return try reader.next()
    } catch {
      throw ChartError(error.message)
    }
  }

  /// The name without the archive's top directory. An archive made on Windows may hold `\`.
  private func nameInside(_ name: [UInt8]) throws(ChartError) -> [UInt8] {
    let delimiter = name.contains(UInt8(ascii: "\\")) ? UInt8(ascii: "\\") : slash
    let top = name.prefix { $0 != delimiter }
    let inner = name.dropFirst(top.count + 1).map { $0 == delimiter ? slash : $0 }
    if inner.first == slash { throw ChartError("chart illegally contains absolute paths") }
    let cleaned = FilePath(inner).cleaned.bytes
    if cleaned == [UInt8(ascii: ".")] {
      var words = Array("chart illegally contains content outside the base directory: ".utf8)
      GoQuote.quote(name, to: &words)
      throw ChartError(ByteString(words))
    }
    if cleaned.starts(with: [UInt8(ascii: "."), UInt8(ascii: ".")]) {
      throw ChartError("chart illegally references parent directory")
    }
    if cleaned.count > 2, cleaned[1] == UInt8(ascii: ":"), cleaned[2] == slash, isLetter(cleaned[0]) {
      throw ChartError("chart contains illegally named files")
    }
    if top.elementsEqual(Array("Chart.yaml".utf8)) { throw ChartError("chart yaml not in base directory") }
    return cleaned
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }
}

extension ChartFile {
  /// The files of an archive in memory, a gzipped tar with one top directory, by their names below it.
  package static func unpack(archive: [UInt8]) throws(ChartError) -> [ChartFile] {
    do throws(ArchiveReader.Failure) {
      return try ArchiveReader(budget: LoadBudget(LoadLimits())).readAll(archive)
    } catch {
      throw error.error
    }
  }
}

private let slash = UInt8(ascii: "/")
