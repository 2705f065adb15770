#define _GNU_SOURCE
#include "CLinux.h"

#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <ucontext.h>
#include <unistd.h>

static int word_count;
static char **words;

// The GNU C library hands what runs before main the same as main.
__attribute__((constructor)) static void keep_words(int count, char **vector) {
  word_count = count;
  words = vector;
}

int rhumb_word_count(void) { return word_count; }
const char *rhumb_word(int index) { return words[index]; }
size_t rhumb_word_length(int index) { return strlen(words[index]); }

int rhumb_renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned int flags) {
  return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, flags);
}

ssize_t rhumb_flistxattr(int descriptor, char *names, size_t size) { return flistxattr(descriptor, names, size); }

ssize_t rhumb_fgetxattr(int descriptor, const char *name, void *value, size_t size) {
  return fgetxattr(descriptor, name, value, size);
}

int rhumb_fsetxattr(int descriptor, const char *name, const void *value, size_t size) {
  return fsetxattr(descriptor, name, value, size, 0);
}

static int heap_is_prepared;

#ifdef __GLIBC__
// Memory up to a large page's begin: never freed and never touched, so that what is in use lies on large pages. Atomic
// because threads write it; volatile because nobody reads it, and a compiler would leave the allocation out.
static volatile _Atomic(void *) gap;
// The heaps of threads that were prepared: one thread after the other may have the same.
static _Atomic uintptr_t prepared_heaps[64];

// Whether this is the first time that the heap is named here. When the table is full, no heap is new.
static int is_new_heap(uintptr_t start) {
  for (int index = 0; index < 64; index += 1) {
    uintptr_t known = 0;
    if (atomic_compare_exchange_strong(&prepared_heaps[index], &known, start)) return 1;
    if (known == start) return 0;
  }
  return 0;
}
#endif

void rhumb_prepare_heap(void) {
#ifdef __GLIBC__
  heap_is_prepared = 1;
  const size_t step = (size_t)64 << 20;
  const size_t page = (size_t)2 << 20;
  mallopt(M_TOP_PAD, (int)step);
  mallopt(M_TRIM_THRESHOLD, INT32_MAX);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  // More than is free now: the heap takes its first step. What follows the probe has been written, so that page stays
  // a small one: the large ones begin after it.
  const size_t size = (size_t)1 << 20;
  void *probe = malloc(size);
  uintptr_t end = (uintptr_t)sbrk(0) & ~(page - 1);
  uintptr_t start = ((uintptr_t)probe + size + 64 + page - 1) & ~(page - 1);
  free(probe);
  if (probe == NULL || start >= end) return;
  madvise((void *)start, end - start, MADV_HUGEPAGE);
  gap = malloc(start - (uintptr_t)probe);
#endif
}

void rhumb_prepare_thread_heap(void) {
#ifdef __GLIBC__
  // A thread has a heap of its own, at a multiple of its size. Its first large page is in use as small ones already and
  // is left alone. On a thread that shares the first heap this is advice about memory that may be anything: no harm.
  const uintptr_t size = (uintptr_t)64 << 20;
  const uintptr_t page = (uintptr_t)2 << 20;
  if (!heap_is_prepared) return;
  void *probe = malloc(64);
  const uintptr_t start = (uintptr_t)probe & ~(size - 1);
  if (probe != NULL && (uintptr_t)probe - start < page / 2 && is_new_heap(start)) {
    madvise((void *)start, size, MADV_HUGEPAGE);
    gap = malloc(page - ((uintptr_t)probe - start));
  }
  free(probe);
#endif
}

int rhumb_processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}

static struct {
  ucontext_t caller, callee;
  void (*body)(void *);
  void *argument;
} deep;

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define RHUMB_SANITIZER
#endif
#if __has_feature(thread_sanitizer)
#define RHUMB_THREAD_SANITIZER
#endif
#endif

#ifdef RHUMB_SANITIZER
#ifdef RHUMB_THREAD_SANITIZER
// The thread sanitizer follows no more than 65,536 calls in each other.
#define RHUMB_STACK_SHARE ((size_t)100 << 20)
#endif

// A sanitizer knows the stacks of threads only.
static void *run_deep(void *argument) {
  (void)argument;
  deep.body(deep.argument);
  return NULL;
}

int rhumb_run_on_stack(size_t size, void (*body)(void *), void *argument) {
  pthread_attr_t attributes;
  pthread_t thread;
  deep.body = body;
  deep.argument = argument;
  pthread_attr_init(&attributes);
  int status = pthread_attr_setstacksize(&attributes, size);
  if (status == 0) status = pthread_create(&thread, &attributes, run_deep, NULL);
  pthread_attr_destroy(&attributes);
  if (status != 0) return -1;
  pthread_join(thread, NULL);
  return 0;
}
#else
static void run_deep(void) { deep.body(deep.argument); }

int rhumb_run_on_stack(size_t size, void (*body)(void *), void *argument) {
  const size_t guard = 4096;
  char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (stack == MAP_FAILED) return -1;
  mprotect(stack, guard, PROT_NONE);
  getcontext(&deep.callee);
  deep.callee.uc_stack.ss_sp = stack + guard;
  deep.callee.uc_stack.ss_size = size - guard;
  deep.callee.uc_link = &deep.caller;
  deep.body = body;
  deep.argument = argument;
  makecontext(&deep.callee, run_deep, 0);
  swapcontext(&deep.caller, &deep.callee);
  munmap(stack, size);
  return 0;
}
#endif

size_t rhumb_stack_end(void) {
  const size_t here = rhumb_stack_address();
  const size_t start = (size_t)deep.callee.uc_stack.ss_sp;
  if (here >= start && here - start < deep.callee.uc_stack.ss_size) return start;
  pthread_attr_t attributes;
  void *end = NULL;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  pthread_attr_getstack(&attributes, &end, &size);
  pthread_attr_destroy(&attributes);
#ifdef RHUMB_STACK_SHARE
  if (here - (size_t)end > RHUMB_STACK_SHARE) return here - RHUMB_STACK_SHARE;
#endif
  return (size_t)end;
}

#ifdef RHUMB_THREAD_SANITIZER
#include <sanitizer/tsan_interface.h>
void rhumb_lock_taken(const void *lock) { __tsan_acquire((void *)lock); }
void rhumb_lock_left(const void *lock) { __tsan_release((void *)lock); }
#else
void rhumb_lock_taken(const void *lock) { (void)lock; }
void rhumb_lock_left(const void *lock) { (void)lock; }
#endif
