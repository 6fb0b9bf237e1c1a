#pragma once
// MSBuild's expressions: $(Property), %(Metadata), and conditions.

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace driver_tidy::msbuild {

/// Orders names without regard to case.
struct IgnoringCase {
  bool operator()(const std::string& left, const std::string& right) const;
};
using Values = std::map<std::string, std::string, IgnoringCase>;

struct Scope {
  const Values* properties = nullptr;
  const Values* metadata = nullptr;                  ///< null outside of items: %(X) stays
  std::function<void(const std::string&)> onUnknown; ///< told what could not be evaluated
};

/// `text` with its references replaced; an unset property is empty, as in MSBuild, and
/// so is a function that is not known.
std::string expand(const std::string& text, const Scope& scope);

/// The value of a Condition attribute: comparisons, and, or, !, parentheses, Exists(…) and
/// HasTrailingSlash(…). Nothing where it cannot be understood. `exists` takes expanded paths.
std::optional<bool> evaluateCondition(const std::string& text, const Scope& scope,
                                      const std::function<bool(const std::string&)>& exists);

} // namespace driver_tidy::msbuild
