import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Prints what `rhumb template` rendered, or writes it to files.
struct TemplateOutput {
  let manifests: ManifestSet
  let chart: Chart
  let request: TemplateRequest

  func write() throws(CommandFailure) {
    let options = request.options.manifests
    let crds = try chartStep { () throws(ChartError) in options.includesCRDs ? try chart.crds() : [] }
    if let directory = request.outputDirectory { return try writeFiles(below: directory, crds) }
    if request.postRenderer == nil, options.showOnly.isEmpty {
      return try Output.write(ManifestStream.pieces(of: manifests, crds: crds, options: options))
    }
    let text = try chartStep { () throws(ChartError) in
      try ManifestStream.text(of: manifests, crds: crds, options: options)
    }
    try Output.write(try postRendered(text))
  }

  private func chartStep<Result>(_ body: () throws(ChartError) -> Result) throws(CommandFailure) -> Result {
    do throws(ChartError) {
      return try body()
    } catch {
      var sources = SourceMap()
      let diagnostics = error.diagnostics(in: &sources)
      throw CommandFailure(error.message, diagnostics, in: sources)
    }
  }

  private func writeFiles(
    below root: FilePath, _ crds: [(path: ByteString, bytes: [UInt8])]
  ) throws(CommandFailure) {
    let name = request.usesReleaseName ? request.options.release.name : nil
    let files = ManifestFiles(of: manifests, crds: crds, releaseName: name, options: request.options.manifests)
    let directory = OutputDirectory(root: root)
    do throws(SystemError) {
      for file in files.files {
        let place = FilePath(file.path.bytes)
        let before = file.isContinued ? try? request.files.read(root.appending(place.bytes), limit: 64 << 20) : nil
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
    // Helm looks for the files to show in what is left to print: nothing.
    if let pattern = request.options.manifests.showOnly.first {
      try Output.write(lines)
      throw CommandFailure(ByteString("could not find template ") + pattern + ByteString(" in chart"))
    }
    // As Helm, an empty line stands for the manifests that went elsewhere.
    try Output.write(lines + [0x0A])
  }

  private func postRendered(_ manifests: [UInt8]) throws(CommandFailure) -> [UInt8] {
    guard let program = request.postRenderer else { return manifests }
    let answer: ChildProcess.Result
    do throws(SystemError) {
      answer = try ChildProcess.run(
        program, arguments: request.postRendererArguments, input: manifests, outputLimit: 64 << 20)
    } catch {
      throw CommandFailure("error while running post render on files: \(error.message)")
    }
    if answer.status == 0 { return answer.output }
    let begin = ByteString("error while running post render on files: error while running command ")
    throw CommandFailure(
      begin + ByteString(program.bytes) + ". error output:\n" + ByteString(answer.errors)
        + ByteString(": exit status \(answer.status)"))
  }
}
