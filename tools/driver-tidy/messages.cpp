#include "tools/driver-tidy/messages.h"

#include <iostream>

namespace driver_tidy::command {

std::string withPlace(const report::InputError& error) {
  std::string place = error.path;
  if (error.line != 0)
    place += ":" + std::to_string(error.line);
  if (error.line != 0 && error.column != 0)
    place += ":" + std::to_string(error.column);
  return place + ": " + error.message;
}

void printError(const std::string& text) {
  std::cerr << "driver-tidy: error: " << text << '\n';
}

void printInputError(const report::InputError& error) {
  std::cerr << "driver-tidy: " << (error.fileLost ? "error: " : "warning: ") << withPlace(error)
            << '\n';
}

void printNote(const std::string& text) {
  std::cerr << "driver-tidy: " << text << '\n';
}

std::string counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

} // namespace driver_tidy::command
