import Rhumb
import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes
import RhumbRegex
import RhumbSystem

/// `rhumb validate`
enum ValidateCommand {
  private static let inputLimit = 256 << 20

  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try ValidateRequest(invocation)
    let definitions = try definitions(request)
    let policies = try policies(request)
    let standardInput = request.operands.contains("-") ? try readInput() : []
    var reports: [ValidationReport] = []
    for version in request.versions {
      var options = request.options
      options.checking.version = version
      options.checking.schemaVersion = ByteString(version.text + ".0")
      let input = try input(request, version, standardInput)
      var report = ValidationReport()
      ValidateAction(options, files: request.files).run(
        input, definitions: definitions, policies: policies, version: request.hasSeveralVersions ? version : nil,
        into: &report)
      reports.append(report)
    }
    var isClean = true
    for report in reports {
      isClean = isClean && report.isClean
      invocation.reports.add(report.subjects)
      try Output.write(
        request.format.print(report, isVerbose: request.isVerbose, hasSummary: request.hasSummary))
    }
    if !isClean { throw .quiet(status: 1) }
  }

  static func readInput() throws(CommandFailure) -> [UInt8] {
    do throws(SystemError) {
      return try StandardStreams.readInput(limit: inputLimit)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  /// The objects of files that a flag names.
  private static func objects(
    of paths: [ByteString], _ request: ValidateRequest
  ) throws(CommandFailure) -> ManifestInput {
    var input = ManifestInput(request.files)
    for path in paths {
      try adding { () throws(ManifestInput.Failure) in try input.add(FilePath(path.bytes)) }
    }
    for stray in input.sources.flatMap(\.reader.strays) {
      throw CommandFailure(stray.text, [stray.diagnostic], in: input.texts)
    }
    return input
  }

  private static func policies(_ request: ValidateRequest) throws(CommandFailure) -> PolicySet {
    let input = try objects(of: request.policies, request)
    var policies = PolicySet()
    for item in input.sources.flatMap(\.reader.items) { policies.add(item.object, origins: input.origins) }
    if let failure = policies.failures.first {
      throw CommandFailure(failure.text, policies.failures.map(\.diagnostic), in: input.texts)
    }
    if !request.policies.isEmpty, policies.isEmpty {
      let names = request.policies.map(\.description).joined(separator: ", ")
      throw CommandFailure("no ValidatingAdmissionPolicy in \(names)")
    }
    return policies
  }

  private static func definitions(_ request: ValidateRequest) throws(CommandFailure) -> ManifestInput {
    let input = try objects(of: request.definitions, request)
    if !request.definitions.isEmpty,
      !input.sources.contains(where: { $0.reader.items.contains { CustomCatalogue.isDefinition($0.object) } })
    {
      let names = request.definitions.map(\.description).joined(separator: ", ")
      throw CommandFailure("no CustomResourceDefinition in \(names)")
    }
    return input
  }

  private static func input(
    _ request: ValidateRequest, _ version: KubernetesVersion, _ standardInput: [UInt8]
  ) throws(CommandFailure) -> ManifestInput {
    let ignored = request.ignoredFiles
    var input = ManifestInput(request.files) { name in
      ignored.contains { (try? $0.matches(ByteString(name))) == true }
    }
    for operand in request.operands {
      let path = FilePath(operand.bytes)
      if operand == "-" {
        input.add(standardInput, named: "stdin", kind: .stream)
      } else if input.isChart(path) {
        let chart = try request.chartInput(for: version, chart: operand)
        let place = ChartReference.absolute(path)
        try adding { () throws(ManifestInput.Failure) in try input.add(chart: place, chart, files: request.files) }
      } else {
        try adding { () throws(ManifestInput.Failure) in try input.add(path) }
      }
    }
    return input
  }

  private static func adding(_ add: () throws(ManifestInput.Failure) -> Void) throws(CommandFailure) {
    do throws(ManifestInput.Failure) {
      try add()
    } catch {
      throw CommandFailure(error.message, error.diagnostics, in: error.sources)
    }
  }
}
