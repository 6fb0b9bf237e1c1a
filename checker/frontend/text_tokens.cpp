#include "checker/frontend/text_tokens.h"

#include <clang/Lex/Lexer.h>

namespace driver_tidy::frontend {

namespace {

/// "a\"b" becomes a"b.
std::string unquoted(llvm::StringRef literal) {
  const std::size_t quote = literal.find('"');
  std::string result;
  for (std::size_t i = quote + 1; i + 1 < literal.size(); ++i) {
    if (literal[i] == '\\' && i + 2 < literal.size())
      ++i;
    result += literal[i];
  }
  return result;
}

} // namespace

std::vector<TextToken> tokenize(llvm::StringRef text) {
  const std::string source = text.str(); // the lexer needs the zero behind it
  clang::Lexer lexer(clang::SourceLocation(), clang::LangOptions(), source.data(), source.data(),
                     source.data() + source.size());
  std::vector<TextToken> result;
  for (;;) {
    clang::Token token;
    lexer.LexFromRawLexer(token);
    if (token.is(clang::tok::eof))
      break;
    const llvm::StringRef spelling(lexer.getBufferLocation() - token.getLength(),
                                   token.getLength());
    if (token.is(clang::tok::raw_identifier))
      result.push_back({TextToken::Kind::Word, spelling.str()});
    else if (token.is(clang::tok::numeric_constant))
      result.push_back({TextToken::Kind::Number, spelling.str()});
    else if (clang::tok::isStringLiteral(token.getKind()))
      result.push_back({TextToken::Kind::String, unquoted(spelling)});
    else
      result.push_back({TextToken::Kind::Sign, spelling.str()});
  }
  result.emplace_back();
  return result;
}

} // namespace driver_tidy::frontend
