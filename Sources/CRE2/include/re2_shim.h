#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression. Matching does not change it.
typedef struct rhumb_re2 rhumb_re2;

/// Compiles a pattern of Perl-like syntax over UTF-8; `max_memory` bounds program and automaton, in bytes.
/// Null when it is refused: `*is_too_large` tells whether for its size, else RE2 does not understand it.
rhumb_re2 *rhumb_re2_compile(const uint8_t *pattern, size_t length, int64_t max_memory, int32_t *is_too_large);

void rhumb_re2_destroy(rhumb_re2 *expression);

/// The number of instructions of the compiled program.
int32_t rhumb_re2_program_size(const rhumb_re2 *expression);

/// Looks for the leftmost-first match in text[start...], with what lies before `start` as context. Writes `groups`
/// pairs of offsets (-1 for a group that took no part): 1 if there is a match, 0 if not, -1 if memory ran out.
int32_t rhumb_re2_find(
  const rhumb_re2 *expression, const uint8_t *text, size_t length, size_t start, int64_t *offsets, size_t groups);

#ifdef __cplusplus
}
#endif
