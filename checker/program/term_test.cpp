#include "checker/program/term.h"

#include "checker/program/function.h"
#include "checker/program/symbol_table.h"

#include <gmock/gmock.h>

namespace driver_tidy::program {

namespace {

class TermTest : public testing::Test {
protected:
  TermTest() {
    for (const char* name : {"Irp", "Status", "Flags"}) {
      function.variables.push_back({.name = symbols.intern(name)});
      variables.push_back(terms.variable(VariableId{function.variables.size() - 1}));
    }
    irp = variables[0];
    status = variables[1];
    flags = variables[2];
  }

  TermId integer(std::int64_t value) { return terms.integer(value); }
  TermId binary(Operation operation, TermId left, TermId right) {
    return terms.binary(operation, left, right);
  }
  TermId logicalNot(TermId operand) { return terms.unary(Operation::Not, operand); }
  TermId irpField(const char* name) {
    return terms.field(terms.dereference(irp), symbols.intern(name));
  }
  std::string text(TermId id) { return describe(terms, id, function, symbols); }

  SymbolTable symbols;
  Function function;
  TermTable terms;
  std::vector<TermId> variables;
  TermId irp, status, flags;
};

TEST_F(TermTest, equalTermsHaveEqualIds) {
  EXPECT_EQ(irpField("_IRP::Flags"), irpField("_IRP::Flags"));
  EXPECT_NE(irpField("_IRP::Flags"), irpField("_IRP::Cancel"));
  EXPECT_EQ(binary(Operation::Less, status, integer(0)),
            binary(Operation::Less, status, integer(0)));
  EXPECT_NE(binary(Operation::Less, status, flags), binary(Operation::Less, flags, status));
  EXPECT_NE(terms.global(symbols.intern("f")), terms.function(symbols.intern("f")));
}

TEST_F(TermTest, addressAndDereferenceCancel) {
  EXPECT_EQ(terms.dereference(terms.addressOf(status)), status);
  EXPECT_EQ(terms.addressOf(terms.dereference(irp)), irp);
  EXPECT_EQ(terms[terms.addressOf(status)].kind, TermKind::AddressOf);
}

TEST_F(TermTest, notOfAValueIsItsComparisonWithZero) {
  EXPECT_EQ(logicalNot(irp), binary(Operation::Equal, irp, integer(0)));
  EXPECT_EQ(logicalNot(integer(7)), integer(0));
  EXPECT_EQ(logicalNot(integer(0)), integer(1));
}

TEST_F(TermTest, notOfAComparisonIsKeptAndCancels) {
  for (Operation operation : {Operation::Equal, Operation::Less, Operation::LessOrEqual}) {
    TermId comparison = binary(operation, status, flags);
    TermId negated = logicalNot(comparison);
    EXPECT_EQ(terms[negated].operation, Operation::Not);
    EXPECT_EQ(logicalNot(negated), comparison);
  }
  EXPECT_EQ(logicalNot(logicalNot(irp)), logicalNot(binary(Operation::Equal, irp, integer(0))));
}

TEST_F(TermTest, comparingATruthValueWithAConstantIsThatTruthValueOrItsOpposite) {
  TermId failed = binary(Operation::Less, status, integer(0));
  EXPECT_EQ(binary(Operation::Equal, failed, integer(0)), logicalNot(failed));
  EXPECT_EQ(binary(Operation::Equal, logicalNot(failed), integer(0)), failed);
  EXPECT_EQ(binary(Operation::Equal, failed, integer(1)), failed);
  EXPECT_EQ(binary(Operation::Equal, failed, integer(2)), integer(0));
}

TEST_F(TermTest, negateAndComplementCancelAndFold) {
  for (Operation operation : {Operation::Negate, Operation::Complement})
    EXPECT_EQ(terms.unary(operation, terms.unary(operation, status)), status);
  EXPECT_EQ(terms.unary(Operation::Complement, integer(5)), integer(-6));
  EXPECT_EQ(terms.unary(Operation::Negate, integer(5)), integer(-5));
  EXPECT_EQ(terms[terms.unary(Operation::Negate, integer(INT64_MIN))].kind, TermKind::Unary);
}

TEST_F(TermTest, constantsFold) {
  struct Case {
    Operation operation;
    std::int64_t left, right, result;
  };
  for (Case c :
       {Case{Operation::Equal, 3, 3, 1}, Case{Operation::Equal, 3, 4, 0},
        Case{Operation::Less, -1, 0, 1}, Case{Operation::LessOrEqual, 1, 0, 0},
        Case{Operation::Add, 2, 3, 5}, Case{Operation::Subtract, 2, 3, -1},
        Case{Operation::Multiply, 4, -3, -12}, Case{Operation::And, 6, 3, 2},
        Case{Operation::Or, 6, 3, 7}, Case{Operation::Xor, 6, 3, 5},
        Case{Operation::ShiftLeft, -1, 4, -16}, Case{Operation::ShiftLeft, 1, 62, 1LL << 62},
        Case{Operation::ShiftRight, -16, 2, -4}})
    EXPECT_EQ(binary(c.operation, integer(c.left), integer(c.right)), integer(c.result))
        << static_cast<int>(c.operation);
}

TEST_F(TermTest, whatOverflowsIsNotFolded) {
  struct Case {
    Operation operation;
    std::int64_t left, right;
  };
  for (Case c : {Case{Operation::Add, INT64_MAX, 1}, Case{Operation::Subtract, 0, INT64_MIN},
                 Case{Operation::Subtract, INT64_MIN, 1}, Case{Operation::Multiply, INT64_MAX, 2},
                 Case{Operation::ShiftLeft, 1, 63}, Case{Operation::ShiftLeft, 1, -1},
                 Case{Operation::ShiftRight, 1, 64}})
    EXPECT_EQ(terms[binary(c.operation, integer(c.left), integer(c.right))].kind, TermKind::Binary)
        << static_cast<int>(c.operation);
}

TEST_F(TermTest, commutativeOperandsAreOrdered) {
  for (Operation operation : {Operation::Equal, Operation::Add, Operation::Multiply, Operation::And,
                              Operation::Or, Operation::Xor}) {
    EXPECT_EQ(binary(operation, status, flags), binary(operation, flags, status));
    TermId constant = integer(4);
    EXPECT_EQ(terms[binary(operation, constant, status)].second, constant);
    // made after the constant: the order of ids alone would put the constant first
    TermId late = terms.global(symbols.intern("late"));
    EXPECT_EQ(terms[binary(operation, constant, late)].second, constant);
    EXPECT_EQ(terms[binary(operation, late, constant)].second, constant);
  }
}

TEST_F(TermTest, aValueEqualsItself) {
  EXPECT_EQ(binary(Operation::Equal, status, status), integer(1));
  TermId opaque = terms.opaque(symbols.intern("a / b"));
  EXPECT_EQ(binary(Operation::Equal, opaque, opaque), integer(1));
}

TEST_F(TermTest, sumsWithConstantsAreOneSum) {
  EXPECT_EQ(binary(Operation::Add, status, integer(0)), status);
  EXPECT_EQ(binary(Operation::Subtract, status, integer(0)), status);
  EXPECT_EQ(binary(Operation::Subtract, status, integer(3)),
            binary(Operation::Add, status, integer(-3)));
  TermId plusTwo = binary(Operation::Add, status, integer(2));
  EXPECT_EQ(binary(Operation::Add, plusTwo, integer(3)),
            binary(Operation::Add, status, integer(5)));
  EXPECT_EQ(binary(Operation::Subtract, plusTwo, integer(2)), status);
  EXPECT_EQ(terms[binary(Operation::Add, plusTwo, integer(INT64_MAX))].first, plusTwo);
  EXPECT_EQ(terms[binary(Operation::Subtract, status, integer(INT64_MIN))].operation,
            Operation::Subtract);
}

TEST_F(TermTest, andWithZeroIsZero) {
  EXPECT_EQ(binary(Operation::And, flags, integer(0)), integer(0));
  EXPECT_EQ(binary(Operation::And, integer(0), flags), integer(0));
}

TEST_F(TermTest, containsLooksIntoBothOperands) {
  TermId field = irpField("_IRP::Flags");
  TermId sum = binary(Operation::Add, flags, binary(Operation::Multiply, status, field));
  EXPECT_TRUE(terms.contains(sum, sum));
  EXPECT_TRUE(terms.contains(sum, flags));
  EXPECT_TRUE(terms.contains(sum, irp));
  EXPECT_FALSE(terms.contains(field, flags));
  EXPECT_FALSE(terms.contains(field, sum));
}

TEST_F(TermTest, nodesAreCountedUpToTheLimit) {
  EXPECT_EQ(terms.nodes(status), 1U);
  TermId sum = binary(Operation::Add, flags, irpField("_IRP::Flags"));
  EXPECT_EQ(terms.nodes(sum), 5U);
  EXPECT_EQ(terms.nodes(sum, 3), 3U);
}

TEST_F(TermTest, termsBuiltFromALongSourceChainAreHandled) {
  TermId sum = status;
  for (int i = 0; i < 100000; ++i)
    sum = binary(Operation::Add, terms.global(symbols.intern(std::to_string(i))), sum);
  EXPECT_TRUE(terms.contains(sum, status));
  EXPECT_FALSE(terms.contains(sum, irp));
  EXPECT_EQ(terms.nodes(sum), 64U);
  EXPECT_LT(text(sum).size(), 10000U);
}

TEST_F(TermTest, renamingKeepsTermsUnique) {
  TermId field = irpField("_IRP::Flags");
  SymbolId old = terms[field].symbol;
  std::vector<SymbolId> rename;
  for (std::size_t i = 0; i < symbols.size(); ++i)
    rename.push_back(SymbolId{i + 100});
  terms.renameSymbols(rename);
  EXPECT_EQ(terms[field].symbol, SymbolId{old.index + 100U});
  EXPECT_FALSE(terms[status].symbol.valid());
  EXPECT_EQ(terms.field(terms.dereference(irp), SymbolId{old.index + 100U}), field);
  EXPECT_NE(terms.field(terms.dereference(irp), old), field);
}

TEST_F(TermTest, aCopyGrowsOnItsOwn) {
  TermTable copy = terms;
  TermId field = copy.field(irp, symbols.intern("X::f"));
  EXPECT_EQ(copy.field(irp, symbols.intern("X::f")), field);
  EXPECT_EQ(copy.size(), terms.size() + 1);
}

TEST_F(TermTest, describesPlaces) {
  EXPECT_EQ(text(irpField("_IRP::Flags")), "Irp->Flags");
  EXPECT_EQ(text(terms.field(irpField("_IRP::IoStatus"), symbols.intern("_IO::Status"))),
            "Irp->IoStatus.Status");
  EXPECT_EQ(text(terms.element(terms.dereference(irp), integer(2))), "Irp[2]");
  EXPECT_EQ(text(terms.element(terms.global(symbols.intern("Table")), status)), "Table[Status]");
  EXPECT_EQ(text(terms.dereference(irp)), "*Irp");
  EXPECT_EQ(text(terms.addressOf(irpField("_IRP::Flags"))), "&Irp->Flags");
  EXPECT_EQ(text(terms.field(terms.dereference(terms.dereference(irp)), symbols.intern("A::b"))),
            "(*Irp)->b");
}

TEST_F(TermTest, describesNamesWithoutTheFileThatMakesThemUnique) {
  EXPECT_EQ(text(terms.global(symbols.intern("Lock@read.c"))), "Lock");
  EXPECT_EQ(text(terms.function(symbols.intern("FatRead@read.c"))), "FatRead");
  EXPECT_EQ(text(terms.function(symbols.intern("?f@@YAXXZ"))), "?f@@YAXXZ");
}

TEST_F(TermTest, describesConditionsWithTheParenthesesThatCNeeds) {
  TermId masked = binary(Operation::And, irpField("_IRP::Flags"), integer(4));
  EXPECT_EQ(text(masked), "Irp->Flags & 4");
  EXPECT_EQ(text(logicalNot(masked)), "(Irp->Flags & 4) == 0");
  EXPECT_EQ(text(logicalNot(logicalNot(masked))), "(Irp->Flags & 4) != 0");
  TermId failed = binary(Operation::Less, status, integer(0));
  EXPECT_EQ(text(failed), "Status < 0");
  EXPECT_EQ(text(logicalNot(failed)), "Status >= 0");
  EXPECT_EQ(text(logicalNot(binary(Operation::LessOrEqual, status, integer(0)))), "Status > 0");
  TermId difference = binary(Operation::Subtract, status, flags);
  EXPECT_EQ(text(binary(Operation::Subtract, difference, irp)), "Status - Flags - Irp");
  EXPECT_EQ(text(binary(Operation::Subtract, irp, difference)), "Irp - (Status - Flags)");
  EXPECT_EQ(text(binary(Operation::Subtract, status, integer(3))), "Status - 3");
  EXPECT_EQ(text(terms.unary(Operation::Complement, masked)), "~(Irp->Flags & 4)");
}

TEST_F(TermTest, describesOpaqueTextAsWritten) {
  TermId quotient = terms.opaque(symbols.intern("a / b"), status, flags);
  EXPECT_EQ(text(quotient), "a / b");
  EXPECT_EQ(text(binary(Operation::Multiply, status, quotient)), "Status * (a / b)");
}

TEST_F(TermTest, describesVariablesOfLowering) {
  function.variables.push_back({.name = {}, .kind = VariableKind::Temporary});
  function.variables.push_back({.name = {}, .kind = VariableKind::ReturnValue});
  EXPECT_EQ(text(terms.variable(VariableId{3})), "$3");
  EXPECT_EQ(text(terms.variable(VariableId{4})), "$return");
}

} // namespace

TEST_F(TermTest, masksOfBitsThatWereSetOrClearedFold) {
  TermId word = terms.variable(VariableId(0));
  TermId withBit = terms.binary(Operation::Or, word, terms.integer(4));
  EXPECT_EQ(terms.binary(Operation::And, withBit, terms.integer(4)), terms.integer(4));
  EXPECT_EQ(terms.binary(Operation::And, withBit, terms.integer(8)),
            terms.binary(Operation::And, word, terms.integer(8)));
  EXPECT_NE(terms.binary(Operation::And, withBit, terms.integer(12)),
            terms.binary(Operation::And, word, terms.integer(12)));
  EXPECT_EQ(terms.binary(Operation::Or, withBit, terms.integer(1)),
            terms.binary(Operation::Or, word, terms.integer(5)));
  TermId cleared = terms.binary(Operation::And, word, terms.integer(~std::int64_t{4}));
  EXPECT_EQ(terms.binary(Operation::And, cleared, terms.integer(4)), terms.integer(0));
}

} // namespace driver_tidy::program
