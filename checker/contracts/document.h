#pragma once
// A JSON text with the line of every value. nlohmann-json keeps no positions and silently drops
// duplicate keys, so the text is read twice: once for places, depth and duplicates, once for
// values.

#include "checker/contracts/contracts.h"

#include <nlohmann/json.hpp>

#include <string>
#include <unordered_map>
#include <vector>

namespace driver_tidy::contracts {

/// Arrays and objects inside each other, at most.
constexpr unsigned kMaxDepth = 64;

class Document {
public:
  /// Reads the text and adds what is wrong to `errors`.
  Document(const Source& source, std::vector<Error>& errors);

  bool wasRead() const { return wasRead_; }
  const nlohmann::json& root() const { return root_; }
  /// The error at a place: that of `pointer`, or of the nearest value around it.
  Error error(const std::string& pointer, const std::string& message) const;

private:
  std::string path_;
  std::unordered_map<std::string, unsigned>
      lines_; ///< by JSON pointer; a member's is that of its key
  bool wasRead_ = false;
  nlohmann::json root_;
};

/// `pointer` followed by an object's key, escaped as JSON pointers want it.
std::string memberPointer(const std::string& pointer, const std::string& key);
std::string elementPointer(const std::string& pointer, std::size_t index);

} // namespace driver_tidy::contracts
