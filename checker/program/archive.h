#pragma once
// Plain data to bytes and back. A record is written by its function fields(archive, record), which
// passes its members to the archive one after the other and serves both ways.

#include "checker/program/symbol_table.h"
#include "checker/program/term.h"
#include "checker/program/value_set.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace driver_tidy::program {

/// Numbers are LEB128, lists begin with their size.
class Writer {
public:
  template <typename... Values> void operator()(Values&... values) { (put(values), ...); }

  template <typename Enum> void enumeration(Enum value, Enum) {
    number(static_cast<std::uint64_t>(value));
  }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
      bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }

  std::string take() { return std::move(bytes_); }

private:
  void put(bool value) { number(value ? 1 : 0); }
  void put(std::uint32_t value) { number(value); }
  void put(std::int32_t value) { put(static_cast<std::int64_t>(value)); }
  void put(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number(bits << 1 ^
           (value < 0 ? ~std::uint64_t(0) : 0)); // small numbers of both signs are short
  }
  template <typename Tag> void put(Id<Tag> id) {
    number(id.valid() ? id.index + std::uint64_t(1) : 0);
  }
  void text(std::string_view characters) {
    number(characters.size());
    bytes_ += characters;
  }
  // Not const, as the record below would be the better match.
  void put(std::string& string) { text(string); }
  template <typename Value> void put(std::vector<Value>& values) {
    number(values.size());
    for (Value& value : values)
      put(value);
  }
  template <typename... Kinds> void put(std::variant<Kinds...>& value) {
    number(value.index());
    std::visit([this](auto& held) { put(held); }, value);
  }
  void put(ValueSet& set) {
    number(set.intervals().size());
    for (const ValueSet::Interval& interval : set.intervals()) {
      put(interval.low);
      put(interval.high);
    }
  }
  void put(SymbolTable& symbols) {
    number(symbols.size());
    for (std::size_t i = 0; i < symbols.size(); ++i)
      text(symbols.text(SymbolId{i}));
  }
  void put(TermTable& terms) {
    number(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
      Term term = terms[TermId{i}];
      put(term);
    }
  }
  template <typename Record> void put(Record& record) { fields(*this, record); }

  std::string bytes_;
};

/// What a writer wrote. Reads nothing beyond the bytes, and behind the first mistake everything as
/// empty.
class Reader {
public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool isGood() const { return isGood_; }
  bool isAtEnd() const { return bytes_.empty(); }

  template <typename... Values> void operator()(Values&... values) { (get(values), ...); }

  template <typename Enum> void enumeration(Enum& value, Enum last) {
    const std::uint64_t read = number();
    if (read <= static_cast<std::uint64_t>(last))
      value = static_cast<Enum>(read);
    else
      fail();
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty())
        break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80)
        return value;
    }
    fail();
    return 0;
  }

private:
  void fail() {
    isGood_ = false;
    bytes_ = {};
  }

  /// How many entries follow; each takes a byte at least.
  std::size_t count() {
    const std::uint64_t read = number();
    if (read > bytes_.size()) {
      fail();
      return 0;
    }
    return static_cast<std::size_t>(read);
  }

  void get(bool& value) {
    const std::uint64_t read = number();
    value = read == 1;
    if (read > 1)
      fail();
  }
  void get(std::uint32_t& value) {
    const std::uint64_t read = number();
    value = static_cast<std::uint32_t>(read);
    if (read != value)
      fail();
  }
  void get(std::int32_t& value) {
    std::int64_t read = 0;
    get(read);
    value = static_cast<std::int32_t>(read);
    if (read != value)
      fail();
  }
  void get(std::int64_t& value) {
    const std::uint64_t read = number();
    value = static_cast<std::int64_t>(read >> 1 ^ ((read & 1) != 0 ? ~std::uint64_t(0) : 0));
  }
  template <typename Tag> void get(Id<Tag>& id) {
    const std::uint64_t read = number();
    if (read > Id<Tag>::kNone)
      return fail();
    id = read == 0 ? Id<Tag>() : Id<Tag>(static_cast<std::size_t>(read - 1));
  }
  void get(std::string& text) {
    const std::size_t size = count();
    text = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
  }
  template <typename Value> void get(std::vector<Value>& values) {
    const std::size_t size = count();
    for (std::size_t i = 0; i < size && isGood_; ++i)
      get(values.emplace_back());
  }
  template <typename... Kinds> void get(std::variant<Kinds...>& value) {
    const std::uint64_t index = number();
    if (index >= sizeof...(Kinds))
      return fail();
    // One maker a kind, in the order of the variant.
    using Maker = void (*)(std::variant<Kinds...>&);
    constexpr std::array<Maker, sizeof...(Kinds)> kMakers = {
        [](std::variant<Kinds...>& made) { made.template emplace<Kinds>(); }...};
    kMakers[static_cast<std::size_t>(index)](value);
    std::visit([this](auto& held) { get(held); }, value);
  }
  void get(ValueSet& set) {
    const std::size_t size = count();
    set = ValueSet::none();
    for (std::size_t i = 0; i < size && isGood_; ++i) {
      std::int64_t low = 0;
      std::int64_t high = 0;
      (*this)(low, high);
      set = set.join(ValueSet::range(low, high));
    }
  }
  void get(SymbolTable& symbols) {
    const std::size_t size = count();
    std::string text;
    for (std::size_t i = 0; i < size && isGood_; ++i) {
      get(text);
      if (symbols.intern(text).index != i) // it is there twice
        fail();
    }
  }
  void get(TermTable& terms) {
    std::vector<Term> read;
    get(read);
    if (isGood_ && !terms.restore(std::move(read)))
      fail();
  }
  template <typename Record> void get(Record& record) { fields(*this, record); }

  std::string_view bytes_;
  bool isGood_ = true;
};

} // namespace driver_tidy::program
