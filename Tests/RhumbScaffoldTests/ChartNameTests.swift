import RhumbChart
import RhumbEngine
import Testing

@testable import RhumbScaffold

/// Which names Helm 4.3.1's `helm create` takes, and its words for the others.
@Suite struct ChartNameTests {
  @Test(
    "takes Helm's names, and makes labels of them",
    arguments: [
      ("shop", "shop"), ("web-2", "web-2"), ("My_App.v2", "my-app-v2"), ("123", "123"), (".hidden", "hidden"),
      ("-a-", "a"), ("A", "a"),
      (
        "an-application-with-a-very-long-name-that-nobody-wants-x", "an-application-with-a-very-long-name-that-nobody-w"
      ),
    ] as [(ByteString, ByteString)])
  func takes(_ text: ByteString, _ slug: ByteString) throws {
    let name = try ChartName(text)
    #expect(name.text == text)
    #expect(name.slug == slug)
  }

  @Test(
    "refuses others",
    arguments: [
      ("", "chart name must be between 1 and 250 characters"),
      ("a b", "chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\""),
      ("a$", "chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\""),
      ("é", "chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\""),
      ("..", "chart name must hold a letter or a digit"), ("_", "chart name must hold a letter or a digit"),
    ] as [(ByteString, ByteString)])
  func refuses(_ text: ByteString, _ words: ByteString) {
    #expect(throws: ChartError.self) { try ChartName(text) }
    do throws(ChartError) { _ = try ChartName(text) } catch { #expect(error.message == words) }
  }

  @Test("has a limit of length")
  func limit() throws {
    let letter = UInt8(ascii: "a")
    #expect(try ChartName(ByteString([UInt8](repeating: letter, count: 250))).slug.bytes.count == 50)
    #expect(throws: ChartError.self) { try ChartName(ByteString([UInt8](repeating: letter, count: 251))) }
  }
}
