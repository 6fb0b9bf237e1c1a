#pragma once
// Which values a write may change.

#include "checker/program/term.h"

#include <cstdint>

namespace driver_tidy::analysis {

/// Whether a write to `written` may be one to `other` under another name: the same field, or an
/// element, through another pointer.
bool mayBeSamePlace(const program::TermTable& terms, program::TermId written,
                    program::TermId other);

/// What a write may change beside the place that it names.
enum class Aliases : std::uint8_t {
  None,
  Numbers, ///< what is written is no record: no field's record, through whichever pointer
  Any,
};

/// Whether the value of `whole` depends on the memory of `written`. `isRecord`: `whole` is what a
/// field or an element is part of.
bool dependsOn(const program::TermTable& terms, program::TermId whole, program::TermId written,
               Aliases aliases, bool isRecord = false);

/// Whether `part` is a field or an element of `whole`, at any depth.
bool isPartOf(const program::TermTable& terms, program::TermId part, program::TermId whole);

} // namespace driver_tidy::analysis
