import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// What a rendered chart consists of, in the order of installation: manifests, and hooks apart.
package struct ManifestSet {
  package private(set) var manifests: [Manifest] = []
  package private(set) var hooks: [Hook] = []

  /// Cuts rendered files into documents and sorts them by kind. `NOTES.txt`, partials and empty documents go.
  ///
  /// - Parameter heads: knows documents of earlier renders.
  package init(
    _ files: [RenderedFile], remarks: inout [LogLine], heads: ManifestHeads? = nil
  ) throws(ChartError) {
    try self.init(files, remarks: &remarks, heads: heads, checked: [])
  }

  /// - Parameter checked: what has been read of the same files, in the same order.
  init(
    _ files: [RenderedFile], remarks: inout [LogLine], heads: ManifestHeads?, checked: [CheckedFile?]
  ) throws(ChartError) {
    for index in files.indices.sorted(by: { files[$0].name < files[$1].name }) {
      let file = files[index]
      if ManifestSet.isSkipped(file.name) { continue }
      if index < checked.count, let known = checked[index] {
        for document in known.documents {
          let head = try document.head.get()
          if let remark = add(file.text[document.range], of: file.name, head) { remarks.append(remark) }
        }
        continue
      }
      for range in ManifestSplitter(file.text) {
        let head = try Self.head(of: file, at: range, heads)
        if let remark = add(file.text[range], of: file.name, head) { remarks.append(remark) }
      }
    }
    manifests = InstallOrder.sort(manifests, kind: \.kind)
    hooks = InstallOrder.sort(hooks, kind: \.manifest.kind)
  }

  /// A document that can't be read: its file, its bytes there, and why.
  struct UnreadableDocument {
    let file: RenderedFile
    let range: Range<Int>
    let error: ChartError
  }

  /// All documents that can't be read.
  static func unreadableDocuments(of files: [RenderedFile]) -> [UnreadableDocument] {
    var found: [UnreadableDocument] = []
    for file in files.sorted(by: { $0.name < $1.name }) where !isSkipped(file.name) {
      for range in ManifestSplitter(file.text) {
        do throws(ChartError) {
          _ = try head(of: file, at: range, nil)
        } catch {
          found.append(UnreadableDocument(file: file, range: range, error: error))
        }
      }
    }
    return found
  }

  /// Partials and notes hold no manifests.
  static func isSkipped(_ path: ByteString) -> Bool {
    path.baseName.bytes.first == UInt8(ascii: "_") || path.bytes.suffix(9).elementsEqual("NOTES.txt".utf8)
  }

  private mutating func add(
    _ text: ArraySlice<UInt8>, of path: ByteString, _ head: ManifestReader.Head
  ) -> LogLine? {
    let manifest = Manifest(path: path, text: text, kind: head.kind)
    guard let types = head.annotations["helm.sh/hook"] else {
      manifests.append(manifest)
      return nil
    }
    guard let hook = ManifestSet.hook(manifest, types: types, head) else {
      return LogLine(.info, "skipping unknown hooks", [("hookTypes", types)])
    }
    hooks.append(hook)
    return nil
  }

  private static func head(
    of file: RenderedFile, at range: Range<Int>, _ heads: ManifestHeads?
  ) throws(ChartError) -> ManifestReader.Head {
    do throws(YAMLError) {
      if let heads { return try heads.head(of: file, at: range) }
    } catch {
      throw fault(error, file.text, range, file.name)
    }
    return try head(of: file.text, at: range, file.name)
  }

  /// The head of the document at a range of what a file printed.
  static func head(
    of text: [UInt8], at range: Range<Int>, _ path: ByteString
  ) throws(ChartError) -> ManifestReader.Head {
    do throws(YAMLError) {
      // A file that is one document needs no copy.
      return try ManifestReader.read(range.count == text.count ? text : Array(text[range]))
    } catch {
      throw fault(error, text, range, path)
    }
  }

  private static func fault(
    _ error: YAMLError, _ text: [UInt8], _ range: Range<Int>, _ path: ByteString
  ) -> ChartError {
    let name = path.description + " (rendered)"
    return ChartError(error, in: Array(text[range]), named: name, kind: .rendered, code: "manifest/syntax")
      .wrapped("YAML parse error on " + path + ": ")
  }

  private static func hook(_ manifest: Manifest, types: ByteString, _ head: ManifestReader.Head) -> Hook? {
    var events: [Hook.Event] = []
    for name in words(types) {
      guard let event = Hook.Event(name.description) else { return nil }
      events.append(event)
    }
    let weight = head.annotations["helm.sh/hook-weight"].map { GoNumber.parseInt($0.bytes) }
    return Hook(
      manifest: manifest, name: head.name, events: events,
      weight: weight.map { $0.error == nil ? Int($0.value) : 0 } ?? 0,
      deletePolicies: head.annotations["helm.sh/hook-delete-policy"].map(words) ?? [],
      outputLogPolicies: head.annotations["helm.sh/hook-output-log-policy"].map(words) ?? [])
  }

  /// The parts between commas, without space around them and in small letters.
  private static func words(_ list: ByteString) -> [ByteString] {
    list.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { word in
      ByteString(Array(word).trimmingSpace.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
    }
  }
}
