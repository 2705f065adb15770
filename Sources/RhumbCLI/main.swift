import Glibc
import RhumbEngine
import RhumbSystem

ProcessMemory.prepare()
StandardStreams.holdPlaces()
StandardStreams.reportClosedPipes()
// Templates may call each other a thousand deep.
DeepStack.runProcess {
  // Without the program's own name.
  exit(CommandRunner.run((1..<max(1, CommandLineWords.count)).map { ByteString(CommandLineWords.word($0)) }))
}
