#pragma once
// The sources with the state before each call in the margin.

#include "checker/analysis/analyze.h"

#include <ostream>

namespace driver_tidy::report {

/// Writes one file; nothing where no call of it is among `states`.
void writeStates(const program::Program& program, const program::File& file,
                 const std::vector<analysis::CallState>& states, std::ostream& out);

} // namespace driver_tidy::report
