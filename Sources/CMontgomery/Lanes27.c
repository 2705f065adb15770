// Eight lanes of limbs of 27 bits, four at a time: products of 54 bits, of which a word holds sums of a thousand.
#include "Lanes.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))

enum { LIMB = 27, MOST_LIMBS = 76, LANES_AT_ONCE = 4 };

// A limb of four lanes.
WIDE static inline __attribute__((always_inline)) __m256i row(const uint64_t *numbers, size_t limb) {
  return _mm256_loadu_si256((const __m256i *)(numbers + LANES * limb));
}

WIDE static inline __attribute__((always_inline)) __m256i multiply_add(__m256i sum, __m256i a, __m256i b) {
  return _mm256_add_epi64(sum, _mm256_mul_epu32(a, b));
}

// The multiple of the modulus that makes the lowest limb zero, by the sum that stands there.
WIDE static inline __attribute__((always_inline)) __m256i multiple_for(__m256i lowest, __m256i inverses) {
  return _mm256_and_si256(_mm256_mul_epu32(lowest, inverses), _mm256_set1_epi64x((1 << LIMB) - 1));
}

// Sums of limbs, doubled where `shift` is 1, as limbs of 27 bits.
WIDE static inline __attribute__((always_inline)) void normalize(
  uint64_t *numbers, const __m256i *sums, __m256i shift, size_t limbs) {
  const __m256i mask = _mm256_set1_epi64x((1 << LIMB) - 1);
  __m256i carry = _mm256_setzero_si256();
  for (size_t j = 0; j < limbs; j++) {
    const __m256i sum = _mm256_add_epi64(carry, _mm256_sllv_epi64(sums[j], shift));
    _mm256_storeu_si256((__m256i *)(numbers + LANES * j), _mm256_and_si256(sum, mask));
    carry = _mm256_srli_epi64(sum, LIMB);
  }
}

WIDE static void multiply(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, __m256i inverses, size_t limbs) {
  __m256i sums[MOST_LIMBS];
  for (size_t j = 0; j < limbs; j++) sums[j] = _mm256_setzero_si256();
  for (size_t i = 0; i < limbs; i++) {
    const __m256i factor = row(b, i);
    const __m256i lowest = multiply_add(sums[0], row(a, 0), factor);
    const __m256i multiple = multiple_for(lowest, inverses);
    sums[1] = _mm256_add_epi64(sums[1], _mm256_srli_epi64(multiply_add(lowest, multiple, row(moduli, 0)), LIMB));
    for (size_t j = 1; j < limbs; j++) {
      sums[j - 1] = multiply_add(multiply_add(sums[j], row(a, j), factor), multiple, row(moduli, j));
    }
    sums[limbs - 1] = _mm256_setzero_si256();
  }
  normalize(product, sums, _mm256_setzero_si256(), limbs);
}

// Makes the lowest column zero by a multiple of the modulus, whose lowest limb is added here; gives the multiple. What
// stands above the limb goes to the next column.
WIDE static inline __attribute__((always_inline)) __m256i clear_lowest(
  __m256i *columns, const uint64_t *moduli, __m256i inverses) {
  const __m256i multiple = multiple_for(columns[0], inverses);
  const __m256i carry = _mm256_srli_epi64(multiply_add(columns[0], multiple, row(moduli, 0)), LIMB);
  columns[1] = _mm256_add_epi64(columns[1], carry);
  return multiple;
}

// A quarter less work than a product, since each product of two different limbs counts twice. With `limbs` known to the
// compiler, and two multiples of the modulus added in one pass, it takes two thirds of the time.
WIDE static inline __attribute__((always_inline)) void square(
  uint64_t *values, const uint64_t *moduli, __m256i inverses, __m256i shift, const size_t limbs) {
  __m256i columns[2 * MOST_LIMBS];
  for (size_t j = 0; j < 2 * limbs; j++) columns[j] = _mm256_setzero_si256();
  for (size_t i = 0; i < limbs; i++) {
    const __m256i once = row(values, i), twice = _mm256_add_epi64(once, once);
    columns[2 * i] = multiply_add(columns[2 * i], once, once);
    for (size_t j = i + 1; j < limbs; j++) columns[i + j] = multiply_add(columns[i + j], twice, row(values, j));
  }
  for (size_t i = 0; i + 1 < limbs; i += 2) {
    const __m256i first = clear_lowest(columns + i, moduli, inverses);
    columns[i + 1] = multiply_add(columns[i + 1], first, row(moduli, 1));
    const __m256i second = clear_lowest(columns + i + 1, moduli, inverses);
    __m256i before = row(moduli, 1);
    for (size_t j = 2; j < limbs; j++) {
      const __m256i mj = row(moduli, j);
      columns[i + j] = multiply_add(multiply_add(columns[i + j], first, mj), second, before);
      before = mj;
    }
    columns[i + limbs] = multiply_add(columns[i + limbs], second, before);
  }
  if (limbs % 2 == 1) {
    const size_t i = limbs - 1;
    const __m256i multiple = clear_lowest(columns + i, moduli, inverses);
    for (size_t j = 1; j < limbs; j++) columns[i + j] = multiply_add(columns[i + j], multiple, row(moduli, j));
  }
  normalize(values, columns + limbs, shift, limbs);
}

WIDE void rhumb_multiply_27(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t limbs) {
  for (size_t lane = 0; lane < LANES; lane += LANES_AT_ONCE) {
    multiply(product + lane, a + lane, b + lane, moduli + lane, row(inverses + lane, 0), limbs);
  }
}

WIDE void rhumb_square_27(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, const uint64_t *doublings, size_t limbs) {
  for (size_t lane = 0; lane < LANES; lane += LANES_AT_ONCE) {
    const __m256i inverse = row(inverses + lane, 0), shift = row(doublings + lane, 0);
    if (limbs == 39) {
      square(values + lane, moduli + lane, inverse, shift, 39);
    } else {
      square(values + lane, moduli + lane, inverse, shift, 76);
    }
  }
}
#endif
