#pragma once
// Capture as a guest of a tool that runs Clang by itself (clang-tidy). The only header of the
// frontend, beside those that it includes, which shows Clang.

#include "checker/frontend/capture.h"

#include <clang/AST/ASTContext.h>
#include <clang/Lex/Preprocessor.h>

#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace driver_tidy::frontend {

class GuestCapture {
public:
  /// To be called before the main file is read. From then on errors are recorded beside being
  /// reported, no error ends the reading, and kernel sources see the annotations (see
  /// kernel_macros.h). `preprocessor` outlives this object.
  explicit GuestCapture(clang::Preprocessor& preprocessor);
  /// Gives the host its diagnostic consumer back.
  ~GuestCapture();
  GuestCapture(const GuestCapture&) = delete;
  GuestCapture& operator=(const GuestCapture&) = delete;

  /// Lowers the translation unit. Once.
  Capture capture(clang::ASTContext& context);
  /// The file that is being compiled.
  std::string mainFile() const;
  /// Where a range begins and ends (one past its last character); invalid where the range is.
  /// `program`: the captured one, or one that it was linked into as the first.
  std::pair<clang::SourceLocation, clang::SourceLocation>
  locations(const program::Program& program, const program::SourceRange& range) const;
  /// A line of a file, from 1, without its end.
  std::optional<std::string_view> line(program::FileId file, unsigned number) const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace driver_tidy::frontend
