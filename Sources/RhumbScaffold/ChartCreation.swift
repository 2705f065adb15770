package import RhumbChart
import RhumbDiagnostics
import RhumbEngine
package import RhumbSystem

/// Makes the folder of a new chart: whole, or not at all.
package struct ChartCreation {
  /// Where the chart is to be; its last component is the chart's name.
  package let path: FilePath
  package let scaffold: Scaffold

  package init(path: FilePath, preset: Preset) throws(ChartError) {
    self.path = path
    scaffold = Scaffold(try ChartName(ByteString(Array(path.lastComponent))), preset)
  }

  /// Writes the chart; nothing is left behind where that fails. Nothing is ever written over.
  ///
  /// - Parameter finish: adds what can only be made once the files are there, given the folder that they are in.
  package func run(finish: (FilePath) throws(ChartError) -> Void) throws(ChartError) {
    let files = try scaffold.files()
    let directory: NewDirectory
    do throws(SystemError) {
      directory = try NewDirectory(path)
      for file in files { try directory.write(file.bytes, at: FilePath(file.name)) }
    } catch {
      throw refusal(error)
    }
    try finish(directory.temporary)
    do throws(SystemError) { try directory.commit() } catch { throw refusal(error) }
  }

  private func refusal(_ error: SystemError) -> ChartError {
    if error.isTaken {
      return ChartError(
        "\(path.text) exists already: choose another name, or take it away first", code: "create/exists")
    }
    return ChartError("the chart \(path.text) can't be made: \(error.reasonText)", code: "create/write")
  }
}
