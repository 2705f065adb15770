// System calls of Linux that the C library's module for Swift leaves out.
#ifndef RHUMB_CLINUX_H
#define RHUMB_CLINUX_H

#include <stddef.h>
#include <sys/types.h>

// Where the stack of this thread is now, and where it ends.
static inline size_t rhumb_stack_address(void) { return (size_t)__builtin_frame_address(0); }
size_t rhumb_stack_end(void);

// The words that the process was started with, its own name first.
int rhumb_word_count(void);
const char *rhumb_word(int index);
size_t rhumb_word_length(int index);

// renameat2(2); -1 and errno on failure.
int rhumb_renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags);

// flistxattr(2), fgetxattr(2), fsetxattr(2).
ssize_t rhumb_flistxattr(int descriptor, char *names, size_t size);
ssize_t rhumb_fgetxattr(int descriptor, const char *name, void *value, size_t size);
int rhumb_fsetxattr(int descriptor, const char *name, const void *value, size_t size);

// Lets the heap grow in large steps, gives memory back to nobody before the process ends, and asks for large pages:
// for a process that computes one answer. Before any other thread exists.
void rhumb_prepare_heap(void);

// The same for a thread of such a process, on that thread, before it allocates.
void rhumb_prepare_thread_heap(void);

// Tells the thread sanitizer that a lock at this address was taken, or is about to be left. Nothing without it.
void rhumb_lock_taken(const void *lock);
void rhumb_lock_left(const void *lock);

// How many processors this process may run on; 0 if the system doesn't say.
int rhumb_processors(void);

// Runs body(argument) on this thread, on a stack of its own of `size` bytes, of which only touched pages count.
// -1 if there is no room for it; body has not run then.
int rhumb_run_on_stack(size_t size, void (*body)(void *), void *argument);

#endif
