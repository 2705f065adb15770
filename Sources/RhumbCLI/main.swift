import Glibc
import RhumbEngine
import RhumbSystem

ProcessMemory.prepare()
StandardStreams.holdPlaces()
StandardStreams.reportClosedPipes()
// Templates may call each other a thousand deep.
DeepStack.runProcess {
  do throws(SystemError) {
    exit(CommandRunner.run(try CommandLineWords.all().map { ByteString($0) }))
  } catch {
    Output.note("Error: \(error.message)".utf8)
    exit(1)
  }
}
