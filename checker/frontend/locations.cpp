#include "checker/frontend/locations.h"

#include <clang/Lex/Lexer.h>

#include <cctype>

namespace driver_tidy::frontend {

using clang::SourceLocation;

namespace {

/// The last token's place in the file, as SourceManager::getFileLoc has it for the first.
SourceLocation fileLocationOfEnd(const clang::SourceManager& sources, SourceLocation location) {
  while (location.isMacroID())
    location = sources.isMacroArgExpansion(location)
                   ? sources.getImmediateSpellingLoc(location)
                   : sources.getImmediateExpansionRange(location).getEnd();
  return location;
}

} // namespace

clang::SourceRange Locations::fileRange(clang::SourceRange range) const {
  SourceLocation begin = range.getBegin();
  SourceLocation end = range.getEnd();
  if (begin.isInvalid())
    return {};
  const SourceLocation first = sources_.getFileLoc(begin);
  const SourceLocation last = end.isValid() ? fileLocationOfEnd(sources_, end) : first;
  if (sources_.getFileID(first) == sources_.getFileID(last) &&
      sources_.getFileOffset(first) <= sources_.getFileOffset(last))
    return {first, last};
  // The ends come from different expansions: the outermost expansions enclose both.
  const SourceLocation outerFirst = sources_.getExpansionLoc(begin);
  const SourceLocation outerLast =
      end.isValid() ? sources_.getExpansionRange(end).getEnd() : outerFirst;
  if (sources_.getFileID(outerFirst) == sources_.getFileID(outerLast) &&
      sources_.getFileOffset(outerFirst) <= sources_.getFileOffset(outerLast))
    return {outerFirst, outerLast};
  return {first, first};
}

program::SourceRange Locations::range(clang::SourceRange range) {
  const clang::SourceRange written = fileRange(range);
  if (written.isInvalid())
    return {};
  const auto [id, offset] = sources_.getDecomposedLoc(written.getBegin());
  const unsigned endOffset =
      sources_.getFileOffset(written.getEnd()) +
      clang::Lexer::MeasureTokenLength(written.getEnd(), sources_, language_);
  program::SourceRange result;
  result.file = file(id);
  result.line = sources_.getLineNumber(id, offset);
  result.column = sources_.getColumnNumber(id, offset);
  result.endLine = sources_.getLineNumber(id, endOffset);
  result.endColumn = sources_.getColumnNumber(id, endOffset);
  return result;
}

program::SymbolId Locations::macro(SourceLocation location) {
  if (!location.isMacroID())
    return {};
  const SourceLocation outermost = sources_.getExpansionLoc(location);
  return program_.symbols.intern(clang::Lexer::getSourceText(
      clang::CharSourceRange::getTokenRange(outermost), sources_, language_));
}

std::string Locations::text(clang::SourceRange range, std::size_t limit) {
  const clang::SourceRange written = fileRange(range);
  if (written.isInvalid())
    return {};
  const llvm::StringRef source = clang::Lexer::getSourceText(
      clang::CharSourceRange::getTokenRange(written), sources_, language_);
  std::string result;
  bool space = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    const bool continuation =
        c == '\\' && i + 1 < source.size() && (source[i + 1] == '\n' || source[i + 1] == '\r');
    if (continuation || std::isspace(static_cast<unsigned char>(c))) {
      space = true;
      continue;
    }
    if (space && !result.empty())
      result += ' ';
    space = false;
    result += c;
  }
  if (result.size() > limit) {
    std::size_t end = limit - 1;
    // Not in the middle of a UTF-8 character.
    while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0) == 0x80)
      --end;
    result.resize(end);
    result += "…";
  }
  return result;
}

std::string Locations::path(SourceLocation location) {
  const program::FileId id = file(sources_.getFileID(sources_.getExpansionLoc(location)));
  return program_.files[id.index].path;
}

bool Locations::inSystemHeader(SourceLocation location) const {
  return sources_.isInSystemHeader(sources_.getExpansionLoc(location));
}

program::FileId Locations::file(clang::FileID id) {
  auto [entry, isNew] = files_.try_emplace(id);
  if (isNew) {
    const SourceLocation start = sources_.getLocForStartOfFile(id);
    std::string path = sources_.getFilename(start).str();
    if (path.empty())
      path = sources_.getBufferName(start).str();
    const bool system = sources_.isInSystemHeader(start);
    // A file that is included twice has two Clang ids.
    for (std::size_t i = 0; i < program_.files.size(); ++i)
      if (program_.files[i].path == path)
        return entry->second = program::FileId{i};
    entry->second = program::FileId{program_.files.size()};
    program_.files.push_back({std::move(path), system});
  }
  return entry->second;
}

clang::FileID Locations::host(program::FileId file) const {
  for (const auto& [theirs, ours] : files_)
    if (ours == file)
      return theirs;
  return {};
}

} // namespace driver_tidy::frontend
