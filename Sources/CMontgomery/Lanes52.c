// Eight lanes of limbs of 52 bits: one instruction multiplies eight limbs and adds either half of the products.
#include "Lanes.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx512f,avx512ifma")))

enum { LIMB = 52, MOST_LIMBS = 40 };

// A limb of all lanes.
WIDE static inline __attribute__((always_inline)) __m512i row(const uint64_t *numbers, size_t limb) {
  return _mm512_loadu_si512(numbers + LANES * limb);
}

// Sums of limbs, doubled where `shift` is 1, as limbs of 52 bits.
WIDE static inline __attribute__((always_inline)) void normalize(
  uint64_t *numbers, const __m512i *sums, __m512i shift, const size_t limbs) {
  const __m512i mask = _mm512_set1_epi64(((int64_t)1 << LIMB) - 1);
  __m512i carry = _mm512_setzero_si512();
  for (size_t j = 0; j < limbs; j++) {
    const __m512i sum = _mm512_add_epi64(carry, _mm512_sllv_epi64(sums[j], shift));
    _mm512_storeu_si512(numbers + LANES * j, _mm512_and_si512(sum, mask));
    carry = _mm512_srli_epi64(sum, LIMB);
  }
}

// The product of each lane. Sums of limbs stay below 2^60 until the end, where carries are passed on. With `limbs`
// known to the compiler, sums of 20 stay in registers.
WIDE static inline __attribute__((always_inline)) void multiply(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, __m512i inverses,
  const size_t limbs) {
  const __m512i zero = _mm512_setzero_si512();
  __m512i sums[MOST_LIMBS];
  for (size_t j = 0; j < limbs; j++) sums[j] = zero;
  for (size_t i = 0; i < limbs; i++) {
    const __m512i factor = row(b, i);
    const __m512i a0 = row(a, 0), m0 = row(moduli, 0);
    // The multiple of the modulus that makes the lowest limb zero, so that all move down by one.
    __m512i lowest = _mm512_madd52lo_epu64(sums[0], a0, factor);
    const __m512i multiple = _mm512_madd52lo_epu64(zero, lowest, inverses);
    lowest = _mm512_madd52lo_epu64(lowest, multiple, m0);
    __m512i high = _mm512_srli_epi64(lowest, LIMB);
    high = _mm512_madd52hi_epu64(high, a0, factor);
    high = _mm512_madd52hi_epu64(high, multiple, m0);
#pragma clang loop unroll(full)
    for (size_t j = 1; j < limbs; j++) {
      const __m512i aj = row(a, j), mj = row(moduli, j);
      const __m512i sum = _mm512_madd52lo_epu64(sums[j], aj, factor);
      high = _mm512_madd52lo_epu64(high, multiple, mj);
      sums[j - 1] = _mm512_add_epi64(sum, high);
      high = _mm512_madd52hi_epu64(zero, aj, factor);
      high = _mm512_madd52hi_epu64(high, multiple, mj);
    }
    sums[limbs - 1] = high;
  }
  normalize(product, sums, zero, limbs);
}

// The square of each lane, doubled where `shift` is 1: a quarter less work than a product, since each product of two
// different limbs counts twice. All loops are unrolled, which takes a sixth of the time away: nothing is left but the
// multiplications, of which the processor does one in each cycle.
WIDE static inline __attribute__((always_inline)) void square(
  uint64_t *product, const uint64_t *a, const uint64_t *moduli, __m512i inverses, __m512i shift, const size_t limbs) {
  const __m512i zero = _mm512_setzero_si512();
  // The columns of the square, twice as many as limbs; each takes the high halves of the one before.
  __m512i columns[2 * MOST_LIMBS];
  __m512i carried = zero;
#pragma clang loop unroll(full)
  for (size_t column = 0; column < 2 * limbs - 1; column++) {
    // Two sums of each kind, so that none waits for its last addition.
    __m512i low = zero, low2 = zero, high = zero, high2 = zero;
    const size_t first = column < limbs ? 0 : column - limbs + 1;
#pragma clang loop unroll(full)
    for (size_t k = 0; k < limbs / 2; k++) {
      const size_t i = first + k;
      if (2 * i >= column) continue;
      const __m512i x = row(a, i), y = row(a, column - i);
      if (k % 2 == 0) {
        low = _mm512_madd52lo_epu64(low, x, y);
        high = _mm512_madd52hi_epu64(high, x, y);
      } else {
        low2 = _mm512_madd52lo_epu64(low2, x, y);
        high2 = _mm512_madd52hi_epu64(high2, x, y);
      }
    }
    __m512i sum = _mm512_add_epi64(_mm512_add_epi64(low, low2), carried);
    sum = _mm512_add_epi64(sum, sum);
    carried = _mm512_add_epi64(high, high2);
    const __m512i middle = row(a, column / 2);
    columns[column] =
      column % 2 == 0 ? _mm512_madd52lo_epu64(sum, middle, middle) : _mm512_madd52hi_epu64(sum, middle, middle);
  }
  const __m512i last = row(a, limbs - 1);
  columns[2 * limbs - 1] = _mm512_madd52hi_epu64(_mm512_add_epi64(carried, carried), last, last);

  __m512i sums[MOST_LIMBS];
  for (size_t j = 0; j < limbs; j++) sums[j] = columns[j];
  const __m512i m0 = row(moduli, 0);
#pragma clang loop unroll(full)
  for (size_t i = 0; i < limbs; i++) {
    // As in `multiply`: the multiple of the modulus that makes the lowest limb zero.
    const __m512i multiple = _mm512_madd52lo_epu64(zero, sums[0], inverses);
    sums[1] = _mm512_add_epi64(sums[1], _mm512_srli_epi64(_mm512_madd52lo_epu64(sums[0], multiple, m0), LIMB));
    __m512i before = m0;
#pragma clang loop unroll(full)
    for (size_t j = 1; j < limbs; j++) {
      const __m512i mj = row(moduli, j);
      sums[j - 1] = _mm512_madd52lo_epu64(_mm512_madd52hi_epu64(sums[j], multiple, before), multiple, mj);
      before = mj;
    }
    sums[limbs - 1] = _mm512_madd52hi_epu64(columns[limbs + i], multiple, before);
  }
  normalize(product, sums, shift, limbs);
}

WIDE void rhumb_multiply_52(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t limbs) {
  if (limbs == 20) {
    multiply(product, a, b, moduli, row(inverses, 0), 20);
  } else {
    multiply(product, a, b, moduli, row(inverses, 0), 40);
  }
}

WIDE void rhumb_square_52(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, const uint64_t *doublings, size_t limbs) {
  if (limbs == 20) {
    square(values, values, moduli, row(inverses, 0), row(doublings, 0), 20);
  } else {
    square(values, values, moduli, row(inverses, 0), row(doublings, 0), 40);
  }
}
#endif
