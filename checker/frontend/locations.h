#pragma once
// From Clang's source locations to ours: the place where the user wrote a construct.

#include "checker/program/program.h"

#include <clang/Basic/LangOptions.h>
#include <clang/Basic/SourceLocation.h>
#include <clang/Basic/SourceManager.h>

#include <map>
#include <string>

namespace driver_tidy::frontend {

class Locations {
public:
  Locations(program::Program& program, const clang::SourceManager& sources,
            const clang::LangOptions& language)
      : program_(program), sources_(sources), language_(language) {}

  /// Inside a macro expansion it is the place of the expansion, but for what stands in a macro's
  /// argument the place in the argument.
  program::SourceRange range(clang::SourceRange range);
  program::SourceRange token(clang::SourceLocation location) { return range(location); }
  /// Name of the outermost macro that `location` comes from, or an invalid symbol.
  program::SymbolId macro(clang::SourceLocation location);
  /// The source as written in one line, shortened to `limit` characters.
  std::string text(clang::SourceRange range, std::size_t limit);
  /// Path of the file that holds `location`.
  std::string path(clang::SourceLocation location);
  /// Clang's name of a file of the program.
  clang::FileID host(program::FileId file) const;
  bool inSystemHeader(clang::SourceLocation location) const;

private:
  /// The same range in terms of one file; an invalid one where there is none.
  clang::SourceRange fileRange(clang::SourceRange range) const;
  program::FileId file(clang::FileID id);

  program::Program& program_;
  const clang::SourceManager& sources_;
  const clang::LangOptions& language_;
  std::map<clang::FileID, program::FileId> files_;
};

} // namespace driver_tidy::frontend
