#include "CMontgomery.h"

typedef unsigned __int128 uint128_t;

static inline uint64_t multiply_add(uint64_t a, uint64_t b, uint64_t c, uint64_t *carry) {
  uint128_t sum = (uint128_t)a * b + c + *carry;
  *carry = (uint64_t)(sum >> 64);
  return (uint64_t)sum;
}

void rhumb_montgomery_multiply(
  uint64_t *restrict product, const uint64_t *a, const uint64_t *b, const uint64_t *modulus, uint64_t inverse,
  size_t words) {
  for (size_t i = 0; i < words + 2; i++) product[i] = 0;
  for (size_t i = 0; i < words; i++) {
    uint64_t factor = a[i], carry = 0;
    for (size_t j = 0; j < words; j++) product[j] = multiply_add(factor, b[j], product[j], &carry);
    uint128_t top = (uint128_t)product[words] + carry;
    uint64_t highest = (uint64_t)(top >> 64);
    uint64_t multiple = product[0] * inverse;
    carry = 0;
    multiply_add(multiple, modulus[0], product[0], &carry);
    for (size_t j = 1; j < words; j++) product[j - 1] = multiply_add(multiple, modulus[j], product[j], &carry);
    top = (uint128_t)(uint64_t)top + carry;
    product[words - 1] = (uint64_t)top;
    product[words] = highest + (uint64_t)(top >> 64);
  }
  // Less than twice the modulus: one subtraction at most.
  if (product[words] == 0) {
    size_t index = words - 1;
    while (index > 0 && product[index] == modulus[index]) index--;
    if (product[index] < modulus[index]) return;
  }
  uint64_t borrow = 0;
  for (size_t i = 0; i < words; i++) {
    uint128_t difference = (uint128_t)product[i] - modulus[i] - borrow;
    product[i] = (uint64_t)difference;
    borrow = (uint64_t)(difference >> 64) & 1;
  }
  product[words] -= borrow;
}
