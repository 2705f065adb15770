package import RhumbEngine

/// sprig's `semver` and `semverCompare`.
package let semverFunctions: [FunctionSpec] = [
  FunctionSpec("semver", [.string], "the parts of a version: .Major .Minor .Patch .Prerelease .Metadata .Original") {
    (arguments, _) throws(Fault) in
    guard case .string(let text) = arguments[0] else { return .null }
    return .object(VersionObject(try SemanticVersion(text)))
  },
  FunctionSpec("semverCompare", [.string, .string], "whether a version satisfies a constraint") {
    (arguments, context) throws(Fault) in
    guard case .string(let constraint) = arguments[0], case .string(let version) = arguments[1] else { return .null }
    try context.charge((constraint.count + version.count) / 8)
    return .bool(try context.isSatisfied(constraint, by: version))
  },
]
