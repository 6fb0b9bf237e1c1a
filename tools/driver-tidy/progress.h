#pragma once

#include <cstddef>
#include <string>

namespace driver_tidy::command {

/// One line on stderr that is written over again and again, and goes away at the end. Silent where
/// stderr is no terminal.
class Progress {
public:
  Progress(std::size_t total, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One more is done.
  void advance(const std::string& name);

private:
  std::size_t total_;
  std::size_t done_ = 0;
  bool live_;
};

} // namespace driver_tidy::command
