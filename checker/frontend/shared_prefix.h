#pragma once
// Sources of one driver begin with the same headers, and reading those takes most of the time. What
// units share is read once, and each goes on behind it in a process of its own: a copy of the one
// that has read it, so that nothing has to be written down and every macro and annotation is kept.

#include "checker/frontend/capture.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace driver_tidy::frontend {

/// An #include directive that nothing but others and comments stand in front of.
struct LeadingInclude {
  std::string text;  ///< the line up to the end of the header's name
  unsigned line = 0; ///< from 1
  std::size_t end;   ///< offset behind the text
};

std::vector<LeadingInclude> leadingIncludes(std::string_view source);

/// Units that begin alike: in one folder, with the same flags.
struct SharedPrefix {
  std::vector<std::string> includes; ///< LeadingInclude::text; none: nothing is shared
  std::vector<std::size_t> units;    ///< indices, in their order
};

/// Each unit is in one of them. The sources are looked at, no header is.
std::vector<SharedPrefix> sharedPrefixes(const std::vector<CompileCommand>& units);

/// Reads the includes of `prefix`, then calls `next`, which makes a process for each unit that is
/// to be read and returns in each of them the unit's index in `units`, and nothing in this one. In
/// those `done` is called with what capture() would have returned, and does not return. Where Clang
/// crashes over the prefix, `next` is not called; where it does over a unit, the process ends.
void captureBehind(const SharedPrefix& prefix, const std::vector<CompileCommand>& units,
                   const std::function<std::optional<std::size_t>()>& next,
                   const std::function<void(const Capture&)>& done);

} // namespace driver_tidy::frontend
