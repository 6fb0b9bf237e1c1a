#pragma once
// For tests: a snippet's flow graphs and the paths through them.

#include "checker/frontend/capture.h"

#include <set>
#include <string>
#include <vector>

namespace driver_tidy::frontend::testing {

/// A snippet as captured from a file "test.c" or "test.cpp" in a directory of its own.
class Lowered {
public:
  explicit Lowered(const std::string& code, const std::string& file = "test.c",
                   const std::vector<std::string>& flags = {});

  const Capture& captured() const { return captured_; }
  const program::Program& program() const { return captured_.program; }
  /// The function that rules know by `name`. Fails the test where there is none.
  const program::Function& function(const std::string& name) const;
  std::string text(program::SymbolId symbol) const;
  /// The function's listing without its first line.
  std::string listing(const std::string& name) const;
  /// The calls on each path, as "a b return 7" with the line of the way out. A call whose name
  /// begins with "raise" goes on both ways. Integers are followed, other conditions taken both
  /// ways, loops once or twice.
  std::set<std::string> paths(const std::string& name) const;
  /// All statements of the function's graph that are of kind T, in the order of blocks.
  template <typename T>
  std::vector<std::pair<T, program::Statement>> all(const std::string& name) const {
    std::vector<std::pair<T, program::Statement>> result;
    for (const program::Block& block : function(name).blocks)
      for (const program::Statement& statement : block.statements)
        if (const T* action = std::get_if<T>(&statement.action))
          result.emplace_back(*action, statement);
    return result;
  }

private:
  Capture captured_;
};

} // namespace driver_tidy::frontend::testing
