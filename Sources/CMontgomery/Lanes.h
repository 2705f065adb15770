// The two ways to multiply in eight lanes, each for processors that have the instructions.
#ifndef RHUMB_LANES_H
#define RHUMB_LANES_H

#include <stddef.h>
#include <stdint.h>

enum { LANES = 8 };

// As `rhumb_montgomery_multiply_8`, for 20 or 40 limbs of 52 bits (AVX-512 IFMA), 39 or 76 of 27 bits (AVX2).
void rhumb_multiply_52(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t limbs);
void rhumb_multiply_27(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t limbs);

// Squares each lane, and doubles it where its entry of `doublings` is 1 rather than 0.
void rhumb_square_52(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, const uint64_t *doublings, size_t limbs);
void rhumb_square_27(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, const uint64_t *doublings, size_t limbs);

#endif
