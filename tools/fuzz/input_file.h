#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace driver_tidy::fuzz {

/// A file with these bytes, for readers that take a path. There is one of each name in a process;
/// the next one takes its place.
std::string inputFile(const std::string& name, const std::uint8_t* data, std::size_t size);

} // namespace driver_tidy::fuzz
