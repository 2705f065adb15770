package import RhumbDiagnostics
package import RhumbEngine

/// A chart as Helm sees it after loading: its metadata, its files by role, and its subcharts.
///
/// Values and metadata belong to one render (`set` changes them), so a chart does too.
package final class Chart {
  /// A file of the chart.
  package struct File {
    /// Relative to the chart's root, with `/`: `templates/deployment.yaml`.
    package let name: ByteString
    package let content: FileContent
    /// Its text in the run's `SourceMap`.
    package let source: FileID
    /// If it was given to be parsed while the chart was read.
    package let ticket: ParseAhead.Ticket?

    package init(name: ByteString, content: FileContent, source: FileID, ticket: ParseAhead.Ticket? = nil) {
      self.name = name
      self.content = content
      self.source = source
      self.ticket = ticket
    }

    package init(name: ByteString, bytes: [UInt8], source: FileID) {
      self.init(name: name, content: FileContent(bytes), source: source)
    }

    package var bytes: [UInt8] { content.bytes }
  }

  package var metadata: ChartMetadata
  /// Files below `templates/`, in the order of loading.
  package var templates: [File] = []
  /// Everything that is neither a template, nor metadata, nor below `charts/`: what `.Files` and `crds/` hold.
  package var files: [File] = []
  /// What `values.yaml` says; empty where there is none.
  package var values = MapValue()
  /// The text of `values.yaml` as it was written, for showing.
  package var valuesFile: File?
  /// `values.schema.json`.
  package var schema: File?
  package private(set) var dependencies: [Chart] = []
  package private(set) weak var parent: Chart?

  package init(metadata: ChartMetadata) { self.metadata = metadata }

  package var name: ByteString { metadata.name }

  /// What this chart was copied from, kept because the copy's subcharts may still name it as their parent.
  private var original: Chart?

  /// A copy to stand for one dependency, under its alias if it has one. It shares files and values with this chart, and
  /// its subcharts are copies in turn, but not theirs: Helm copies two levels.
  package func instance(named alias: ByteString) -> Chart {
    let copy = shallowCopy()
    if !alias.isEmpty { copy.metadata.name = alias }
    copy.setDependencies(dependencies.map { $0.shallowCopy() })
    return copy
  }

  /// A copy of the chart and all charts inside it, for a render of its own. Texts and values are shared; a render copies
  /// values before it changes them.
  package func copy() -> Chart {
    let copy = shallowCopy()
    copy.valuesFile = valuesFile
    copy.setDependencies(dependencies.map { $0.copy() })
    return copy
  }

  private func shallowCopy() -> Chart {
    let copy = Chart(metadata: metadata)
    copy.templates = templates
    copy.files = files
    copy.values = values
    copy.schema = schema
    copy.dependencies = dependencies
    copy.original = self
    return copy
  }

  /// Makes these the chart's subcharts, in this order.
  package func setDependencies(_ charts: [Chart]) {
    dependencies = charts
    for chart in charts { chart.parent = self }
  }

  /// Throws if a file that was read only when it was asked for could not be read. To be asked once all is done with the
  /// chart's files.
  package func checkReads() throws(ChartError) {
    for file in files + templates {
      if let failure = file.content.failure { throw ChartError(failure.message) }
    }
    for dependency in dependencies { try dependency.checkReads() }
  }

  package var isRoot: Bool { parent == nil }
  package var isLibrary: Bool { metadata.type == "library" }

  /// `parent/charts/sub`: the prefix of its templates' names.
  package var fullPath: ByteString {
    guard let parent else { return name }
    return parent.fullPath + "/charts/" + name
  }
}
