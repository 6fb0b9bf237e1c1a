#pragma once

#include "checker/program/function.h"

#include <vector>

namespace driver_tidy::program {

/// The blocks that control may go to from `block`, its exception target included, without repeats.
std::vector<BlockId> successors(const Block& block);

} // namespace driver_tidy::program
