#include "re2_shim.h"

#include <re2/re2.h>

#include <memory>
#include <vector>

struct rhumb_re2 {
  re2::RE2 expression;
  rhumb_re2(const re2::StringPiece &pattern, const re2::RE2::Options &options) : expression(pattern, options) {}
};

namespace {

// Enough for what most templates ask for without an allocation.
constexpr size_t kInlineGroups = 16;

re2::StringPiece piece(const uint8_t *bytes, size_t length) {
  return re2::StringPiece(reinterpret_cast<const char *>(bytes), length);
}

}  // namespace

extern "C" rhumb_re2 *rhumb_re2_compile(
    const uint8_t *pattern, size_t length, int64_t max_memory, int32_t *is_too_large) {
  try {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(max_memory);
    auto compiled = std::make_unique<rhumb_re2>(piece(pattern, length), options);
    *is_too_large = compiled->expression.error_code() == re2::RE2::ErrorPatternTooLarge;
    return compiled->expression.ok() ? compiled.release() : nullptr;
  } catch (...) {
    *is_too_large = 1;
    return nullptr;
  }
}

extern "C" void rhumb_re2_destroy(rhumb_re2 *expression) { delete expression; }

extern "C" int32_t rhumb_re2_program_size(const rhumb_re2 *expression) {
  return expression->expression.ProgramSize();
}

extern "C" int32_t rhumb_re2_find(
    const rhumb_re2 *expression, const uint8_t *text, size_t length, size_t start, int64_t *offsets, size_t groups) {
  try {
    re2::StringPiece few[kInlineGroups];
    std::vector<re2::StringPiece> many;
    re2::StringPiece *found = few;
    if (groups > kInlineGroups) {
      many.resize(groups);
      found = many.data();
    }
    // A null pointer would make an empty text look like a group that took no part.
    static const uint8_t empty = 0;
    if (text == nullptr) text = &empty;
    if (!expression->expression.Match(
            piece(text, length), start, length, re2::RE2::UNANCHORED, found, static_cast<int>(groups))) {
      return 0;
    }
    const char *base = reinterpret_cast<const char *>(text);
    for (size_t i = 0; i < groups; i++) {
      bool took_part = found[i].data() != nullptr;
      offsets[2 * i] = took_part ? found[i].data() - base : -1;
      offsets[2 * i + 1] = took_part ? offsets[2 * i] + static_cast<int64_t>(found[i].size()) : -1;
    }
    return 1;
  } catch (...) {
    return -1;
  }
}
