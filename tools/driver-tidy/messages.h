#pragma once
// What the command says about itself, on stderr.

#include "checker/report/run.h"

#include <string>

namespace driver_tidy::command {

/// "path:3:7: message", with as much of the place as is known.
std::string withPlace(const report::InputError& error);

/// "driver-tidy: error: text".
void printError(const std::string& text);
/// An error where the input is lost, a warning where it was read in part.
void printInputError(const report::InputError& error);
/// "driver-tidy: text".
void printNote(const std::string& text);

/// "1 file", "2 files".
std::string counted(std::size_t number, const std::string& noun);

} // namespace driver_tidy::command
