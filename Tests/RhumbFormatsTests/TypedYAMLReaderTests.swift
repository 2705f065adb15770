import RhumbEngine
import RhumbFormats
import Testing

/// Expected values and errors are what go-yaml gave, from version 3 on.
@Suite struct TypedYAMLReaderTests {
  @Test(
    "an alias may be a key, and is another key than the text it stands for",
    arguments: [
      ("a: &s x\n*s : 1\nx: 2\n", #"{"a":"x","x":2}"#),
      ("a: &s x\nx: 2\n*s : 1\n", #"{"a":"x","x":1}"#),
      ("a: &s x\nb: &t x\n*s : 1\n*t : 4\n", #"{"a":"x","b":"x","x":4}"#),
    ])
  func takesAliasesAsKeys(text: String, json: String) throws {
    let value = try TypedYAMLReader.read(Array(text.utf8))
    #expect(try JSONWriter.write(value) == ByteString(json))
  }

  @Test(
    "a key stands once as it is spelled",
    arguments: [
      ("a: &s x\n*s : 1\nb: 1\nb: 2\n", "line 4: mapping key \"b\" already defined at line 3"),
      ("a: &s x\n*s : 1\nb: 2\n*s : 1\n", "line 4: mapping key \"s\" already defined at line 2"),
      ("a: &s x\n*s : 1\nx: 2\nx: 3\n", "line 4: mapping key \"x\" already defined at line 3"),
      ("a: &s x\n*s : 1\nb: &s y\n*s : 2\n", "line 4: mapping key \"s\" already defined at line 2"),
      ("1: a\n'1': b\n", "line 2: mapping key \"1\" already defined at line 1"),
    ])
  func refusesRepeatedKeys(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try TypedYAMLReader.read(Array(text.utf8)) }
    #expect(error?.message == ByteString("yaml: unmarshal errors:\n  " + message))
  }
}
