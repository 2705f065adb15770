// Montgomery's multiplication: a · b / R modulo an odd number, without a division.
#ifndef RHUMB_CMONTGOMERY_H
#define RHUMB_CMONTGOMERY_H

#include <stddef.h>
#include <stdint.h>

// Little-endian words; R is 2^(64 · words), and `inverse` minus the modulus's inverse modulo 2^64. The factors are less
// than the modulus, and so is the product. `product` has two words more than the modulus and is none of the others.
void rhumb_montgomery_multiply(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *modulus, uint64_t inverse, size_t words);

// How many bits the limbs of numbers have of which this processor multiplies eight at once: 52 with AVX-512 IFMA, 27
// with AVX2, and 0 if it can't.
//
// Such numbers stand limb by limb: the lowest limbs of all eight, then the next ones of all, and so on: 20 or 40 limbs
// of 52 bits, or 39 or 76 of 27. R is 2^(bits · limbs), at least sixteen times every modulus; `inverses` are eight, as
// above but modulo 2^bits. Factors and products are less than twice their modulus.
int rhumb_lane_bits(void);

// `product` may be one of the factors.
void rhumb_montgomery_multiply_8(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t bits, size_t limbs);

// Squares each lane of `values` so many times.
void rhumb_square_8(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, size_t bits, size_t limbs, size_t times);

// Raises each lane of `values`, which hold 2 · R, to the power of its modulus minus one: times R, that is 2^(m - 1).
// The moduli have `size` bits.
void rhumb_fermat_8(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, size_t bits, size_t limbs, size_t size);

#endif
