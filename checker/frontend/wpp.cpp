#include "checker/frontend/wpp.h"

#include <llvm/ADT/StringExtras.h>

namespace driver_tidy::frontend {

std::string traceMacros(llvm::StringRef text) {
  constexpr llvm::StringRef kBegin = "begin_wpp config";
  constexpr llvm::StringRef kEnd = "end_wpp";
  std::string macros;
  for (std::size_t at = text.find(kBegin); at != llvm::StringRef::npos; at = text.find(kBegin)) {
    text = text.drop_front(at + kBegin.size());
    llvm::StringRef lines = text.take_front(text.find(kEnd));
    while (!lines.empty()) {
      llvm::StringRef line;
      std::tie(line, lines) = lines.split('\n');
      line = line.ltrim(" \t/*");
      if (!line.consume_front("FUNC "))
        continue;
      const llvm::StringRef name =
          line.ltrim().take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
      if (!name.empty())
        macros += ("#undef " + name + "\n#define " + name + "(...) ((void)0)\n").str();
    }
  }
  return macros;
}

} // namespace driver_tidy::frontend
