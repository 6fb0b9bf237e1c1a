#pragma once
// Which lines a review is about, and which findings concern them.

#include "checker/report/run.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace driver_tidy::command {

class ChangedLines {
public:
  /// First and last line. `path` is absolute, without symbolic links.
  void add(const std::string& path, unsigned first, unsigned last);

  /// Whether the finding's place or its path lies on a changed line. Between two steps in a row of
  /// one function all lines count that stand between them.
  bool touch(const program::Program& program, const analysis::Finding& finding) const;

private:
  bool touch(const program::File& file, unsigned first, unsigned last) const;

  std::map<std::string, std::vector<std::pair<unsigned, unsigned>>> ranges_;
};

/// Adds what `git diff --unified=0` printed; its paths start at `top`. Where lines were only taken
/// away, those in front and behind have changed.
void addDiff(const std::string& diff, const std::string& top, ChangedLines& lines);

/// Adds what has changed since the working tree's branch left `base`, in commits or not, and files
/// that git does not know yet. Returns why it could not; empty: it could.
std::string addGitChanges(const std::string& base, ChangedLines& lines);

/// Adds the files of clang-tidy's --line-filter, of which each is one whose path ends with its
/// name:
/// [{"name":"read.c","lines":[[1,3],[5,7]]}]; without lines, all of it. `files` are those of the
/// program. Returns why it could not; empty: it could.
std::string addLineFilter(const std::string& json, const std::vector<program::File>& files,
                          ChangedLines& lines);

} // namespace driver_tidy::command
