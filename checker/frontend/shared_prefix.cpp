#include "checker/frontend/shared_prefix.h"

#include "checker/frontend/reading.h"
#include "checker/frontend/wpp.h"

#include <clang/Lex/Lexer.h>
#include <clang/Lex/Pragma.h>
#include <llvm/Support/CrashRecoveryContext.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace driver_tidy::frontend {

namespace {

using llvm::StringRef;

/// A file with the includes and this pragma is what is read; behind the pragma comes the unit.
constexpr const char* kPragma = "driver_tidy_prefix_ends";
constexpr const char* kPrefixName = "driver-tidy-prefix";
constexpr StringRef kByteOrderMark = "\xEF\xBB\xBF";

/// The header's name in quotes or brackets; empty: there is none.
StringRef quotedName(StringRef text) {
  if (!text.starts_with('"') && !text.starts_with('<'))
    return {};
  const std::size_t end = text.find_first_of(text.front() == '"' ? "\"\n" : ">\n", 1);
  return end == StringRef::npos || text[end] == '\n' ? StringRef() : text.take_front(end + 1);
}

std::vector<std::string> texts(const std::vector<LeadingInclude>& includes) {
  std::vector<std::string> result;
  for (const LeadingInclude& include : includes)
    result.push_back(include.text);
  return result;
}

bool beginsWith(const std::vector<std::string>& all, const std::vector<std::string>& start) {
  return all.size() >= start.size() && std::equal(start.begin(), start.end(), all.begin());
}

/// What a source begins with, if it can be read behind a prefix.
std::vector<std::string> shareable(const CompileCommand& unit) {
  llvm::vfs::FileSystem& disk = *llvm::vfs::getRealFileSystem();
  const std::string path = pathOf(unit);
  if (!whyUnreadable(disk, path).empty())
    return {};
  const auto buffer = disk.getBufferForFile(path);
  if (!buffer || !traceMacros((*buffer)->getBuffer()).empty()) // its headers depend on its text
    return {};
  return texts(leadingIncludes((*buffer)->getBuffer()));
}

/// What this process reads behind the prefix.
struct Behind {
  const CompileCommand* unit = nullptr;
  bool isComplete = false; ///< false: the source has another prefix by now
};

/// The unit behind the prefix, from its own first line on.
class Continuation : public clang::PragmaHandler {
public:
  Continuation(const SharedPrefix& prefix, const std::string& prefixFile,
               const std::vector<CompileCommand>& units,
               const std::function<std::optional<std::size_t>()>& next, Diagnostics& diagnostics,
               Behind& read)
      : PragmaHandler(kPragma), prefix_(prefix), prefixFile_(prefixFile), units_(units),
        next_(next), diagnostics_(diagnostics), read_(read) {}

  void HandlePragma(clang::Preprocessor& preprocessor, clang::PragmaIntroducer introducer,
                    clang::Token&) override {
    preprocessor.DiscardUntilEndOfDirective();
    const std::optional<std::size_t> index = next_();
    if (!index)
      return;
    llvm::CrashRecoveryContext::Disable(); // who would recover waits in the other process
    read_.unit = &units_[*index];
    read_.isComplete = enter(preprocessor, read_.unit->file, introducer.Loc);
  }

private:
  bool enter(clang::Preprocessor& preprocessor, const std::string& name,
             clang::SourceLocation from) {
    clang::SourceManager& sources = preprocessor.getSourceManager();
    auto file = preprocessor.getFileManager().getFileRef(name, true);
    if (!file) {
      llvm::consumeError(file.takeError());
      return false;
    }
    const clang::FileID id = sources.createFileID(*file, from, clang::SrcMgr::C_User);
    std::vector<LeadingInclude> includes = leadingIncludes(sources.getBufferData(id));
    if (!beginsWith(texts(includes), prefix_.includes) ||
        preprocessor.EnterSourceFile(id, nullptr, from))
      return false;
    sources.setMainFileID(id);
    preprocessor.markIncluded(*file); // as Clang does with a main file
    includes.resize(prefix_.includes.size());
    static_cast<clang::Lexer*>(preprocessor.getCurrentLexer())->seek(includes.back().end, false);
    std::vector<unsigned> lines;
    for (const LeadingInclude& include : includes)
      lines.push_back(include.line);
    diagnostics_.move(prefixFile_, name, lines);
    return true;
  }

  const SharedPrefix& prefix_;
  const std::string& prefixFile_;
  const std::vector<CompileCommand>& units_;
  const std::function<std::optional<std::size_t>()>& next_;
  Diagnostics& diagnostics_;
  Behind& read_;
};

/// The disk with one file more.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> diskWith(const std::string& path,
                                                         const std::string& text) {
  const llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> file(
      new llvm::vfs::InMemoryFileSystem);
  llvm::IntrusiveRefCntPtr<llvm::vfs::OverlayFileSystem> both(
      new llvm::vfs::OverlayFileSystem(llvm::vfs::getRealFileSystem()));
  both->pushOverlay(file);
  file->addFile(path, 0, llvm::MemoryBuffer::getMemBufferCopy(text));
  return both;
}

} // namespace

std::vector<LeadingInclude> leadingIncludes(std::string_view source) {
  const std::string text(source); // the lexer wants a zero behind it
  const StringRef all = text;
  std::vector<LeadingInclude> includes;
  clang::Lexer lexer(clang::SourceLocation(), clang::LangOptions(), text.data(), text.data(),
                     text.data() + text.size());
  auto offset = [&] { return static_cast<std::size_t>(lexer.getBufferLocation() - text.data()); };
  std::optional<LeadingInclude> last; // counts once it is clear that its line ends there
  for (clang::Token token;;) {
    lexer.LexFromRawLexer(token);
    const bool isEnd = token.is(clang::tok::eof);
    if (last && (isEnd || token.isAtStartOfLine()))
      includes.push_back(*last);
    if (isEnd || token.isNot(clang::tok::hash) || !token.isAtStartOfLine())
      return includes;
    const std::size_t hash = offset() - 1;
    std::size_t start = all.rfind('\n', hash) + 1; // npos + 1 is 0
    if (start == 0 && all.starts_with(kByteOrderMark))
      start = kByteOrderMark.size();
    lexer.LexFromRawLexer(token);
    const std::size_t behind = offset() + all.drop_front(offset()).find_first_not_of(" \t");
    const bool isInclude = token.is(clang::tok::raw_identifier) && !token.isAtStartOfLine() &&
                           token.getRawIdentifier() == "include";
    const StringRef name =
        isInclude && behind < all.size() ? quotedName(all.drop_front(behind)) : "";
    if (name.empty() || !all.slice(start, hash).trim(" \t").empty())
      return includes;
    const std::size_t end = behind + name.size();
    last = {all.slice(start, end).str(),
            static_cast<unsigned>(all.take_front(start).count('\n') + 1), end};
    lexer.seek(static_cast<unsigned>(end), false);
  }
}

std::vector<SharedPrefix> sharedPrefixes(const std::vector<CompileCommand>& units) {
  using Kind =
      std::tuple<std::string, std::string, std::string, std::vector<std::string>, std::string>;
  std::vector<SharedPrefix> prefixes;
  std::map<Kind, std::size_t> known; // places in `prefixes`
  for (std::size_t i = 0; i < units.size(); ++i) {
    const CompileCommand& unit = units[i];
    const std::vector<std::string> includes = shareable(unit);
    if (includes.empty()) {
      prefixes.push_back({{}, {i}});
      continue;
    }
    const Kind kind = {unit.directory, llvm::sys::path::parent_path(unit.file).str(),
                       llvm::sys::path::extension(unit.file).str(), unit.arguments,
                       includes.front()};
    const auto [place, isNew] = known.try_emplace(kind, prefixes.size());
    if (isNew)
      prefixes.push_back({includes, {}});
    SharedPrefix& prefix = prefixes[place->second];
    prefix.units.push_back(i);
    const auto differ = std::mismatch(prefix.includes.begin(), prefix.includes.end(),
                                      includes.begin(), includes.end());
    prefix.includes.erase(differ.first, prefix.includes.end());
  }
  return prefixes;
}

void captureBehind(const SharedPrefix& prefix, const std::vector<CompileCommand>& units,
                   const std::function<std::optional<std::size_t>()>& next,
                   const std::function<void(const Capture&)>& done) {
  CompileCommand command = units[prefix.units.front()];
  llvm::SmallString<256> name(llvm::sys::path::parent_path(command.file));
  llvm::sys::path::append(name, kPrefixName + llvm::sys::path::extension(command.file));
  command.file = name.str().str();
  std::string text;
  for (const std::string& include : prefix.includes)
    text += include + "\n";
  text += std::string("#pragma ") + kPragma + "\n";
  guarded([&] {
    Capture capture;
    Behind behind;
    const ReadingHooks hooks = {[&](clang::Preprocessor& preprocessor, Diagnostics& diagnostics) {
                                  preprocessor.AddPragmaHandler(new Continuation(
                                      prefix, command.file, units, next, diagnostics, behind));
                                },
                                [&] { return behind.isComplete; }};
    const std::string path = pathOf(command);
    read(command, diskWith(path, text), hooks, capture);
    if (behind.unit == nullptr)
      return;
    capture.source = behind.unit->file;
    std::erase(capture.dependencies, path);
    if (!behind.isComplete) {
      capture.usable = false;
      capture.errors = {{capture.source, 0, 0, true, "has changed while it was being read"}};
    }
    done(capture);
  });
}

} // namespace driver_tidy::frontend
