#define _GNU_SOURCE
#include "CLinux.h"

#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

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
