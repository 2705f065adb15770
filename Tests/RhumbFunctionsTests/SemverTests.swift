import RhumbEngine
import RhumbFunctions
import Testing

/// Expected values from Helm 4.3.1 (Masterminds/semver v3.5.0).
struct SemverTests {
  @Test(arguments: [
    (">=1.19", "v1.27.3-gke.100", false), (">=1.19-0", "v1.27.3-gke.100", true), ("*", "1.2.3-beta", false),
    ("1.2", "1.2.7", true), ("=1.2", "1.3.0", false), ("^0.2.3", "0.3.0", false), ("^0.0", "0.0.5", true),
    ("^0", "0.9.0", true), ("^0.0.3", "0.0.4", false), ("~1", "1.9.0", true), ("~> 1.2", "1.2.7", true),
    ("~1.2.3", "1.3.0", false), ("~0.0.0", "7.0.0", true), ("1.2 - 1.4", "1.4.9", true),
    ("1.2.0 - 1.4.0", "1.4.1", false), (">=1.2.3 <1.3 || ^2", "2.9.1", true), (">1.2.3,<2", "2.5.0", false),
    ("!=1.2.x", "1.2.3", false), ("!=1", "1.9.9", false), ("!=1.2.3", "1.2.4", true), (">11", "11.1.0", false),
    (">11.1", "11.1.1", false), (">11.1", "11.2.0", true), ("<=1", "1.5", true), ("=<1.2", "1.2.9", true),
    ("=>1.2", "1.3", true), ("X", "1.2.3", true), (">1.2.3-alpha.2", "1.2.3-alpha.10", true),
    ("1.0.0+b1", "1.0.0+b2", true), ("01.2.3", "1.2.3", true), ("<1.14-0", "1.14.0-alpha", false),
  ])
  func compares(_ constraint: String, _ version: String, _ isAllowed: Bool) throws {
    let constraint = try VersionConstraint(ByteString(constraint))
    let version = try SemanticVersion(ByteString(version))
    #expect(constraint.allows(version) == isAllowed)
    #expect(constraint.failures(of: version).isEmpty == isAllowed)
  }

  @Test(arguments: [
    ("", "improper constraint: \"\""), ("==1", "improper constraint: \"==1\""), ("1 || ", "improper constraint: \" \""),
    (">=1.2;", "improper constraint: \">=1.2;\""), ("1.xx", "constraint parser error"),
  ])
  func refusesConstraints(_ constraint: String, _ message: String) {
    #expect(throws: Fault.self) { try VersionConstraint(ByteString(constraint)) }
    #expect(rendered("{{ semverCompare \"\(constraint)\" \"1.0.0\" }}") == "! " + message)
  }

  @Test(arguments: [
    ("1.2", "1.2.0"), ("v1.2.3-beta.1+b.2", "1.2.3-beta.1+b.2"), ("1.2-beta", "1.2.0-beta"),
    (" 1.2.3", "! invalid semantic version"), ("1.2.3.4", "! invalid semantic version"),
    ("V1.2.3", "! invalid semantic version"), ("1.2.3-01", "! version segment starts with 0"),
    (
      "99999999999999999999.1",
      "! error parsing version segment: strconv.ParseUint: parsing \"99999999999999999999\": value out of range"
    ),
  ])
  func readsVersions(_ text: String, _ result: String) {
    #expect(rendered("{{ semver \"\(text)\" }}") == result)
  }

  @Test(arguments: [
    ("{{ (semver \"v1.2\").Original }}", "v1.2"), ("{{ (semver \"1.9.0\").Minor }}", "9"),
    ("{{ printf \"%T\" (semver \"1.9.0\").Minor }}", "uint64"),
    ("{{ printf \"%T\" (semver \"1\") }}", "*semver.Version"),
    ("{{ (semver \"1.2.3\").Compare (semver \"1.2.4\") }}", "-1"),
    ("{{ (semver \"1.2.3-a\").LessThanEqual (semver \"1.2.3\") }}", "true"),
    ("{{ (semver \"v1.2.3-a\").IncPatch }}", "1.2.3"), ("{{ (semver \"1.2.3\").IncMajor }}", "2.0.0"),
    ("{{ gt (semver \"1.2.3\").Minor 1 }}", "true"),
    ("{{ ((semver \"1.2.3\").SetPrerelease \"x.1\").Prerelease }}", "x.1"),
    ("{{ (semver \"1.2.3\").Equal nil }}", "false"),
    ("{{ (semver \"1.2.3\").IncMajor.Original }}", "! can't evaluate field Original in type semver.Version"),
  ])
  func hasParts(_ template: String, _ output: String) { #expect(rendered(template) == output) }

  @Test func readsStrictly() throws {
    #expect(try SemanticVersion(strict: "1.2.3-a.b+c").text == "1.2.3-a.b+c")
    for text: ByteString in ["1.2", "v1.2.3", "1.02.3", "1.2.3-", "", "1.2.3+a..b"] {
      #expect(throws: Fault.self) { try SemanticVersion(strict: text) }
    }
  }

  @Test func saysWhy() throws {
    let version = try SemanticVersion("1.3.0")
    #expect(
      try VersionConstraint("~1.2 || >2").failures(of: version) == [
        "\"1.3.0\" does not have same major and minor version as \"1.2\"", "\"1.3.0\" is less than or equal to \"2\"",
      ])
    #expect(try VersionConstraint(">= 1.2 , <2||x").text == ">=1.2 <2 || x")
  }
}
