import RhumbChart
import RhumbEngine
import Testing

/// `--kube-version`. What is expected is what Helm 4.3.1 makes of it.
@Suite struct KubeVersionTests {
  @Test(arguments: [
    ("1.30", "v1.30", "v1.30", "1", "30"), ("v1.33.4-gke.1", "v1.33.4-gke.1", "v1.33.4", "1", "33"),
    ("1.2.3.4", "v1.2.3.4", "v1.2.3.4", "1", "2"), ("1.30+", "v1.30+", "v1.30", "1", "30"),
    ("1.30.2_x", "v1.30.2_x", "v1.30.2", "1", "30"), (" 1.3", "v 1.3", "v1.3", "1", "3"),
    ("1.02.3", "v1.02.3", "v1.2.3", "1", "2"), ("v1.2.", "v1.2.", "v1.2", "1", "2"),
  ])
  func isRead(_ text: String, _ version: String, _ normalized: String, _ major: String, _ minor: String) throws {
    let parsed = try KubeVersion.parse(ByteString(text))
    #expect(parsed.version.description == version)
    #expect(parsed.normalized.description == normalized)
    let value = Value.object(parsed)
    #expect(
      GoPrinter.text(value).description == "{\(version) \(normalized) \(major) \(minor)}")
  }

  @Test(arguments: [
    ("bad", #"could not parse "bad" as version"#), ("vv1.2", #"could not parse "vv1.2" as version"#),
    ("1", #"illegal version string "1""#), ("v1.x", #"illegal version string "v1.x""#),
    ("01.2", #"illegal zero-prefixed version component "01" in "01.2""#),
    (
      "99999999999999999999.1",
      #"illegal non-numeric version component "99999999999999999999" in "99999999999999999999.1": "#
        + #"strconv.ParseUint: parsing "99999999999999999999": value out of range"#
    ),
  ])
  func isRefused(_ text: String, _ reason: String) {
    do throws(ChartError) {
      _ = try KubeVersion.parse(ByteString(text))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.message.description == "invalid kube version '\(text)': \(reason)")
    }
  }
}
