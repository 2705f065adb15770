import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// Kubernetes' `field.Path.String()`.
@Suite("Field paths")
struct FieldPathTests {
  @Test("print as the API server prints them")
  func text() {
    let container = FieldPath.root["spec"]["containers"][0]
    #expect(container["resources"]["limits"][key: "cpu"].text == "spec.containers[0].resources.limits[cpu]")
    #expect(container.parent.text == "spec.containers")
    #expect(FieldPath.root.text == "")
  }
}
