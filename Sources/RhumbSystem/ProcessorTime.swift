import Glibc

/// How long the processor has worked for a thread.
package enum ProcessorTime {
  /// Nanoseconds of the calling thread since it began; 0 where the system doesn't tell.
  package static var ofThread: Int64 {
    var time = timespec()
    // Safety: `time` outlives the call, which fills it.
    guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
