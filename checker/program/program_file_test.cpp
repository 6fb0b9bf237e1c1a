#include "checker/program/program_file.h"

#include <gmock/gmock.h>

namespace driver_tidy::program {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

/// A unit with each kind of statement, terminator and term in it.
Unit everything() {
  Unit unit;
  unit.source = "read.c";
  unit.functions = 300; // more than a byte holds
  unit.errors = {{"inc/fat.h", 7, 3, true, "'wdm.h' file not found"}};
  Program& program = unit.program;
  auto symbol = [&](const char* text) { return program.symbols.intern(text); };
  program.files = {{"read.c", false}, {"inc/fat.h", true}};
  const SourceRange range{FileId{1}, 4, 5, 6, 7};

  Function& function = program.functions.emplace_back();
  function.key = function.name = function.displayName = symbol("FatRead");
  function.range = function.end = range;
  function.returnKind = ReturnKind::Status;
  function.variables = {{symbol("Irp"), VariableKind::Parameter, true},
                        {{}, VariableKind::ReturnValue}};
  function.parameterCount = 1;
  function.returnValue = VariableId{1};
  function.declaredTypes = {symbol("DRIVER_DISPATCH")};
  function.isStatic = true;
  TermTable& terms = function.terms;
  const TermId irp = terms.variable(VariableId{0});
  const TermId status = terms.field(terms.dereference(irp), symbol("_IRP::Status"));
  const TermId element = terms.element(terms.global(symbol("Table")), terms.integer(-5));
  const TermId test = terms.binary(Operation::Less, status, element);
  terms.opaque(symbol("x * y"), irp, status);
  terms.addressOf(element);
  terms.function(symbol("FatDone"));
  terms.integer(INT64_MIN);
  function.annotations = {{.kind = AnnotationKind::RaisesTo,
                           .levels = ValueSet::range(0, 1).join(ValueSet::only(INT64_MAX)),
                           .condition = test,
                           .text = symbol("_IRQL_raises_(1)"),
                           .range = range}};
  auto block = [&](Terminator terminator) {
    Block& made = function.blocks.emplace_back();
    made.terminator = std::move(terminator);
    made.terminatorRange = range;
  };
  block(Branch{test, BlockId{1}, BlockId{2}, symbol("Irp->Status < Table[-5]")});
  block(Jump{BlockId{2}});
  block(Switch{status, {{-1, 1, BlockId{3}}}, BlockId{4}, {}});
  block(Choice{{BlockId{4}, BlockId{5}}});
  block(Filter{irp, {}, BlockId{5}});
  block(Return{});
  block(Raise{});
  block(Unreachable{});
  function.entry = BlockId{0};
  function.blocks[1].entered = Region::Finally;
  function.blocks[1].exceptionTarget = BlockId{4};
  Call call;
  call.name = symbol("KeEnterGuardedRegion");
  call.arguments = {{irp, symbol("_IRP")}};
  call.result = VariableId{1};
  function.blocks[0].statements = {{call, range, symbol("FsRtlEnterFileSystem")},
                                   {Assign{status, irp}, range, {}},
                                   {Access{irp}, range, {}},
                                   {AssumeLevel{ValueSet::only(2)}, range, {}},
                                   {Lost{symbol("unknown type")}, range, {}}};

  Declaration& declaration = program.declarations.emplace_back();
  declaration.key = declaration.name = symbol("FatLock");
  declaration.variables = {{symbol("Wait"), VariableKind::Parameter}};
  declaration.parameterCount = 1;
  declaration.annotations = {{.kind = AnnotationKind::AcquiresCriticalRegion, .range = range}};
  program.addressFlows = {
      {symbol("FatRead"), {}, symbol("_DRIVER_OBJECT::MajorFunction"), {}, range}};
  program.notAnalysed = {{symbol("FatBroken"), range, "lost", true}};
  program.finish();
  return unit;
}

std::string listing(const Unit& unit) {
  std::string text = unit.source + " " + std::to_string(unit.functions) + "\n";
  for (const Diagnostic& error : unit.errors)
    text += error.path + std::to_string(error.line) + std::to_string(error.column) + error.message;
  for (const Function& function : unit.program.functions)
    text += dump(unit.program, function);
  for (const Declaration& declaration : unit.program.declarations)
    text += dump(unit.program, declaration);
  return text;
}

std::string written() {
  std::vector<Unit> units;
  units.push_back(everything());
  return writeUnits(units);
}

TEST(ProgramFile, IsReadAsItWasWritten) {
  std::vector<Unit> read;
  ASSERT_EQ(readUnits(written(), read), "");
  ASSERT_THAT(read, SizeIs(1));
  const Unit unit = everything();
  EXPECT_EQ(listing(read[0]), listing(unit));
  EXPECT_EQ(read[0].program.addressFlows, unit.program.addressFlows);
  EXPECT_EQ(read[0].program.notAnalysed, unit.program.notAnalysed);
  EXPECT_EQ(read[0].program.files[1].path, "inc/fat.h");
  EXPECT_TRUE(read[0].program.files[1].isSystemHeader);
  EXPECT_TRUE(read[0].errors[0].fatal);
  EXPECT_THAT(read[0].program.functionByKey, SizeIs(1));
  EXPECT_EQ(writeUnits(read), written());
}

TEST(ProgramFile, HoldsAnyNumberOfUnits) {
  std::vector<Unit> units;
  EXPECT_EQ(readUnits(writeUnits({}), units), "");
  EXPECT_THAT(units, SizeIs(0));
  units.push_back(everything());
  units.push_back(everything());
  std::vector<Unit> read;
  EXPECT_EQ(readUnits(writeUnits(units), read), "");
  EXPECT_THAT(read, SizeIs(2));
}

TEST(ProgramFile, OtherFilesAreNone) {
  std::vector<Unit> units;
  EXPECT_EQ(readUnits("", units), "is no program file");
  EXPECT_EQ(readUnits("int main() {}", units), "is no program file");
  std::string newer = written();
  newer[std::string("driver-tidy program\n").size()] = 9;
  EXPECT_THAT(readUnits(newer, units), StartsWith("is of version 9, and this tool reads version"));
}

TEST(ProgramFile, CutFilesAreBroken) {
  const std::string whole = written();
  const std::size_t head = std::string("driver-tidy program\n").size() + 1;
  for (std::size_t size = head + 1; size < whole.size(); ++size) {
    std::vector<Unit> units;
    ASSERT_THAT(readUnits(whole.substr(0, size), units), HasSubstr("broken")) << size;
    ASSERT_THAT(units, SizeIs(0));
  }
}

/// Whatever is read from a damaged file is whole.
TEST(ProgramFile, DamagedFilesGiveWholeProgramsOrNone) {
  const std::string whole = written();
  std::size_t refused = 0;
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const unsigned char value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      std::string damaged = whole;
      damaged[i] = static_cast<char>(value);
      std::vector<Unit> units;
      refused += readUnits(damaged, units).empty() ? 0 : 1;
      for (const Unit& unit : units) {
        EXPECT_EQ(whyBroken(unit.program), "");
        listing(unit);
      }
    }
  EXPECT_GT(refused, whole.size());
}

TEST(ProgramFile, TellsWhatRefersToNothing) {
  auto broken = [](auto change) {
    Unit unit = everything();
    change(unit.program);
    return whyBroken(unit.program);
  };
  EXPECT_EQ(broken([](Program&) {}), "");
  EXPECT_EQ(broken([](Program& p) { p.functions[0].entry = BlockId{8}; }), "a block is not there");
  EXPECT_EQ(broken([](Program& p) { p.functions[0].blocks[1].terminator = Jump{}; }),
            "a block is missing");
  EXPECT_EQ(broken([](Program& p) { p.functions[0].returnValue = VariableId{2}; }),
            "a variable is not there");
  EXPECT_EQ(broken([](Program& p) { p.functions[0].parameterCount = 3; }),
            "a parameter is not there");
  EXPECT_EQ(broken([](Program& p) { p.functions[0].range.file = FileId{2}; }),
            "a file is not there");
  EXPECT_EQ(broken([](Program& p) { p.functions[0].name = SymbolId{999}; }), "a name is not there");
  EXPECT_EQ(broken([](Program& p) {
              p.functions[0].blocks[0].statements[2].action = Access{TermId{999}};
            }),
            "a term is not there");
  EXPECT_EQ(broken([](Program& p) {
              p.functions[0].terms = TermTable();
              p.functions[0].terms.restore({{.kind = TermKind::Dereference, .first = TermId{0}}});
            }),
            "a term stands in front of its parts");
}

} // namespace
} // namespace driver_tidy::program
