#include "tools/driver-tidy/progress.h"

#include <unistd.h>

#include <iostream>

namespace driver_tidy::command {

namespace {

constexpr const char* kClearLine = "\r\033[K";

} // namespace

Progress::Progress(std::size_t total, bool wanted)
    : total_(total), live_(wanted && ::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (live_)
    std::cerr << kClearLine << std::flush;
}

void Progress::advance(const std::string& name) {
  ++done_;
  if (live_)
    std::cerr << kClearLine << '[' << done_ << '/' << total_ << "] " << name << std::flush;
}

} // namespace driver_tidy::command
