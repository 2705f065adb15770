import RhumbChart
import RhumbEngine
import RhumbSystem

/// Prints what `rhumb template` rendered, or writes it to files.
struct TemplateOutput {
  let result: TemplateAction.Result
  let release: ReleaseOptions
  let flags: ParsedFlags

  private var options: ManifestStream.Options {
    var options = ManifestStream.Options()
    options.includesCRDs = flags.isOn("include-crds")
    options.omitsHooks = flags.isOn("no-hooks")
    options.omitsTests = flags.isOn("skip-tests")
    options.showOnly = flags.list("show-only")
    return options
  }

  func write() throws(CommandFailure) {
    let crds = options.includesCRDs ? result.chart.crds : []
    let directory = flags.text("output-dir")
    if !directory.isEmpty {
      try writeFiles(below: FilePath(directory.bytes), crds)
      return
    }
    let text: [UInt8]
    do throws(ChartError) {
      text = try ManifestStream.text(of: result.manifests, crds: crds, options: options)
    } catch {
      throw CommandFailure(error.message)
    }
    try Output.write(try postRendered(text))
  }

  private func writeFiles(
    below root: FilePath, _ crds: [(path: ByteString, bytes: [UInt8])]
  ) throws(CommandFailure) {
    let name = flags.isOn("release-name") ? release.name : nil
    let files = ManifestFiles(of: result.manifests, crds: crds, releaseName: name, options: options)
    let directory = OutputDirectory(root: root)
    do throws(SystemError) {
      for file in files.files {
        let place = FilePath(file.path.bytes)
        let before = file.isContinued ? try? DiskFileSystem().read(root.appending(place.bytes), limit: 64 << 20) : nil
        try directory.write((before ?? []) + file.bytes, at: place)
      }
    } catch {
      throw CommandFailure(error.message)
    }
    var lines: [UInt8] = []
    for path in files.written {
      lines.append("wrote ")
      lines += root.bytes + [UInt8(ascii: "/")] + path.bytes
      lines.append(0x0A)
    }
    // As Helm, an empty line stands for the manifests that went elsewhere.
    try Output.write(lines + [0x0A])
  }

  private func postRendered(_ manifests: [UInt8]) throws(CommandFailure) -> [UInt8] {
    let program = flags.text("post-renderer")
    if program.isEmpty { return manifests }
    let answer: ChildProcess.Result
    do throws(SystemError) {
      answer = try ChildProcess.run(
        FilePath(program.bytes), arguments: flags.list("post-renderer-args").map(\.bytes), input: manifests,
        outputLimit: 64 << 20)
    } catch {
      throw CommandFailure("error while running post render on files: \(error.message)")
    }
    if answer.status == 0 { return answer.output }
    let begin = ByteString("error while running post render on files: error while running command ")
    throw CommandFailure(
      begin + program + ". error output:\n" + ByteString(answer.errors) + ByteString(": exit status \(answer.status)"))
  }
}
