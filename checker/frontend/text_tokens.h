#pragma once
// C tokens of a short text that stands outside the source: the arguments of annotations and
// asserts.

#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace driver_tidy::frontend {

struct TextToken {
  enum class Kind { Word, Number, String, Sign, End };
  Kind kind = Kind::End;
  std::string text; ///< of a string what it holds

  bool is(const char* sign) const { return kind == Kind::Sign && text == sign; }
  bool isWord(const char* word) const { return kind == Kind::Word && text == word; }
};

/// Without comments; the last one is an End.
std::vector<TextToken> tokenize(llvm::StringRef text);

} // namespace driver_tidy::frontend
