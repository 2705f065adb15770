import Glibc
import RhumbEngine
import RhumbSystem

StandardStreams.holdPlaces()
StandardStreams.reportClosedPipes()
exit(CommandRunner.run(CommandLineWords.all.map { ByteString($0) }))
