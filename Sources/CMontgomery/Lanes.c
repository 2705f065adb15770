#include "CMontgomery.h"
#include "Lanes.h"

#if defined(__x86_64__)
#include <cpuid.h>

// Which registers the system keeps when it changes threads.
static uint64_t kept_registers(void) {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}

// Asked by hand: __builtin_cpu_supports would ask before main, in every process, and a virtual machine's host answers
// each question.
int rhumb_lane_bits(void) {
  const uint32_t asks_system = 1u << 27, avx2 = 1u << 5, avx512f = 1u << 16, avx512ifma = 1u << 21;
  const uint64_t ymm = 0x06, zmm = 0xE6;
  uint32_t a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & asks_system)) return 0;
  const uint64_t kept = kept_registers();
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  if ((kept & zmm) == zmm && (b & avx512f) && (b & avx512ifma)) return 52;
  return (kept & ymm) == ymm && (b & avx2) ? 27 : 0;
}

void rhumb_montgomery_multiply_8(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t bits, size_t limbs) {
  if (bits == 52) {
    rhumb_multiply_52(product, a, b, moduli, inverses, limbs);
  } else {
    rhumb_multiply_27(product, a, b, moduli, inverses, limbs);
  }
}

static void square(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, const uint64_t *doublings, size_t bits,
  size_t limbs) {
  if (bits == 52) {
    rhumb_square_52(values, moduli, inverses, doublings, limbs);
  } else {
    rhumb_square_27(values, moduli, inverses, doublings, limbs);
  }
}

void rhumb_square_8(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, size_t bits, size_t limbs, size_t times) {
  const uint64_t doublings[LANES] = {0};
  while (times-- > 0) square(values, moduli, inverses, doublings, bits, limbs);
}

void rhumb_fermat_8(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, size_t bits, size_t limbs, size_t size) {
  for (size_t bit = size - 1; bit-- > 0;) {
    uint64_t doublings[LANES];
    for (size_t lane = 0; lane < LANES; lane++) {
      // The exponent is the modulus but for its last bit.
      doublings[lane] = bit == 0 ? 0 : moduli[LANES * (bit / bits) + lane] >> (bit % bits) & 1;
    }
    square(values, moduli, inverses, doublings, bits, limbs);
  }
}
#else
int rhumb_lane_bits(void) { return 0; }

void rhumb_montgomery_multiply_8(
  uint64_t *product, const uint64_t *a, const uint64_t *b, const uint64_t *moduli, const uint64_t *inverses,
  size_t bits, size_t limbs) {
  __builtin_trap();
}

void rhumb_square_8(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, size_t bits, size_t limbs, size_t times) {
  __builtin_trap();
}

void rhumb_fermat_8(
  uint64_t *values, const uint64_t *moduli, const uint64_t *inverses, size_t bits, size_t limbs, size_t size) {
  __builtin_trap();
}
#endif
