#include "tools/fuzz/statement_mutator.h"

#include <algorithm>
#include <cctype>
#include <random>
#include <string>
#include <vector>

namespace driver_tidy::fuzz {

namespace {

using Pieces = std::vector<std::string>;

Pieces lines(const std::string& text) {
  Pieces pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    pieces.push_back(text.substr(begin, end + 1 - begin));
    begin = end + 1;
  }
  return pieces;
}

/// Names and numbers, and single characters of all else.
Pieces words(const std::string& text) {
  auto isPartOfName = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  Pieces pieces;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (isPartOfName(text[begin]) && end < text.size() && isPartOfName(text[end]))
      ++end;
    pieces.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return pieces;
}

void change(Pieces& pieces, std::minstd_rand& random) {
  auto any = [&] { return random() % pieces.size(); };
  const std::size_t at = any();
  const std::size_t other = any();
  switch (random() % 4) {
  case 0:
    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at));
    break;
  case 1:
    pieces[at] += pieces[other];
    break;
  case 2:
    std::swap(pieces[at], pieces[other]);
    break;
  default:
    pieces[at] = pieces[other];
  }
}

} // namespace

std::size_t mutateStatements(std::uint8_t* text, std::size_t size, std::size_t maxSize,
                             unsigned seed) {
  std::minstd_rand random(seed);
  const std::string before(reinterpret_cast<const char*>(text), size);
  Pieces pieces = random() % 2 == 0 ? lines(before) : words(before);
  if (pieces.empty())
    return size;
  change(pieces, random);
  std::string after;
  for (const std::string& piece : pieces)
    after += piece;
  after.resize(std::min(after.size(), maxSize));
  std::copy(after.begin(), after.end(), text);
  return after.size();
}

} // namespace driver_tidy::fuzz
