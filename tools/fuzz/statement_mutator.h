#pragma once

#include <cstddef>
#include <cstdint>

namespace driver_tidy::fuzz {

/// Makes one mistake of those that people make in a source text of `size` bytes, in place: a line
/// or a word is left out, comes twice, stands elsewhere, or is another one of the same text.
/// Returns the new size, at most `maxSize`.
std::size_t mutateStatements(std::uint8_t* text, std::size_t size, std::size_t maxSize,
                             unsigned seed);

} // namespace driver_tidy::fuzz
