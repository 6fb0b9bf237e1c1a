#include "checker/analysis/lock_names.h"

#include "checker/analysis/graph_builder_for_tests.h"

#include <gtest/gtest.h>

namespace driver_tidy::analysis {
namespace {

using program::SymbolId;
using program::TermId;

/// Terms over two pointers, two globals and two fields.
struct CompareLocks : testing::Test {
  program::TermTable terms;
  TermId first = terms.variable(program::VariableId{0});
  TermId second = terms.variable(program::VariableId{1});
  TermId global = terms.global(SymbolId{1});
  TermId other = terms.global(SymbolId{2});
  SymbolId lock{3};
  SymbolId mutex{4};

  TermId field(TermId pointer, SymbolId name) {
    return terms.field(terms.dereference(pointer), name);
  }
  TermId addressOf(TermId pointer, SymbolId name) { return terms.addressOf(field(pointer, name)); }
  TermId element(std::int64_t index) {
    return terms.addressOf(terms.element(field(first, lock), terms.integer(index)));
  }
};

TEST_F(CompareLocks, OneTermIsOneLock) {
  EXPECT_EQ(compareLocks(terms, addressOf(first, lock), addressOf(first, lock)), SameLock::Yes);
  EXPECT_EQ(compareLocks(terms, {}, {}), SameLock::Yes); // there is one in the system
  EXPECT_EQ(compareLocks(terms, {}, first), SameLock::No);
}

TEST_F(CompareLocks, OtherFieldsVariablesAndNumbersAreOtherLocks) {
  EXPECT_EQ(compareLocks(terms, addressOf(first, lock), addressOf(first, mutex)), SameLock::No);
  EXPECT_EQ(compareLocks(terms, addressOf(first, lock), addressOf(second, mutex)), SameLock::No);
  EXPECT_EQ(compareLocks(terms, field(first, lock), field(first, mutex)), SameLock::No);
  EXPECT_EQ(compareLocks(terms, terms.addressOf(global), terms.addressOf(other)), SameLock::No);
  EXPECT_EQ(compareLocks(terms, terms.addressOf(global), addressOf(first, lock)), SameLock::No);
  EXPECT_EQ(compareLocks(terms, terms.addressOf(terms.field(global, lock)),
                         terms.addressOf(terms.field(other, lock))),
            SameLock::No);
  EXPECT_EQ(compareLocks(terms, element(0), element(1)), SameLock::No);
  EXPECT_EQ(compareLocks(terms, terms.integer(4), terms.integer(5)), SameLock::No);
}

TEST_F(CompareLocks, PointersMayBeEqual) {
  EXPECT_EQ(compareLocks(terms, addressOf(first, lock), addressOf(second, lock)),
            SameLock::Perhaps);
  EXPECT_EQ(compareLocks(terms, first, second), SameLock::Perhaps);
  EXPECT_EQ(compareLocks(terms, first, addressOf(second, lock)), SameLock::Perhaps);
  EXPECT_EQ(compareLocks(terms, terms.addressOf(terms.field(global, lock)), addressOf(first, lock)),
            SameLock::Perhaps);
  EXPECT_EQ(compareLocks(terms, field(first, lock), field(second, mutex)), SameLock::Perhaps);
}

TEST_F(CompareLocks, TheFieldIsTheOutermost) {
  EXPECT_EQ(fieldOfLock(terms, addressOf(first, lock)), lock);
  EXPECT_EQ(fieldOfLock(terms, field(first, mutex)), mutex);
  EXPECT_FALSE(fieldOfLock(terms, first).valid());
  EXPECT_FALSE(fieldOfLock(terms, {}).valid());
}

} // namespace
} // namespace driver_tidy::analysis
