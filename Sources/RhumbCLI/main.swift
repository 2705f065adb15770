import Glibc
import RhumbEngine
import RhumbSystem

StandardStreams.holdPlaces()
StandardStreams.reportClosedPipes()
// Templates may call each other a thousand deep.
DeepStack.run { exit(CommandRunner.run(CommandLineWords.all.map { ByteString($0) })) }
