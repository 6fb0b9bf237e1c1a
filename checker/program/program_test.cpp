#include "checker/program/program.h"

#include <gmock/gmock.h>

namespace driver_tidy::program {

namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// A translation unit whose ids differ from those of other units by the symbols and files put
/// first.
struct Unit {
  explicit Unit(const char* path, std::size_t unrelated = 0) {
    for (std::size_t i = 0; i < unrelated; ++i) {
      symbol(std::string(path) + std::to_string(i));
      program.files.push_back({.path = path + std::to_string(i)});
    }
    program.files.push_back({.path = path});
  }

  SymbolId symbol(std::string_view text) { return program.symbols.intern(text); }

  SourceRange at(std::uint32_t line) {
    return {.file = FileId{program.files.size() - 1}, .line = line, .column = 3};
  }

  Function& function(const char* key) {
    Function& function = program.functions.emplace_back();
    function.key = function.name = function.displayName = symbol(key);
    function.range = at(1);
    function.end = at(9);
    function.entry = BlockId{0};
    return function;
  }

  Program program;
};

/// A function that holds a symbol and a range in every place where there can be one.
void addFunctionWithEverything(Unit& unit) {
  Function& function = unit.function("FatRead");
  function.returnKind = ReturnKind::Status;
  function.parameterCount = 2;
  function.variables = {{unit.symbol("Irp"), VariableKind::Parameter},
                        {unit.symbol("Wait"), VariableKind::Parameter},
                        {{}, VariableKind::Temporary},
                        {unit.symbol("Status"), VariableKind::ReturnValue}};
  function.returnValue = VariableId{3};
  function.declaredTypes = {unit.symbol("DRIVER_DISPATCH")};

  TermTable& terms = function.terms;
  TermId irp = terms.variable(VariableId{0});
  Annotation saves{
      .kind = AnnotationKind::SavesLevel,
      .place = terms.dereference(irp),
      .condition = terms.binary(Operation::Equal, terms.variable(VariableId{1}), terms.integer(1)),
      .text = unit.symbol("_When_(Wait == 1, _IRQL_saves_)"),
      .range = unit.at(2)};
  Annotation requires_{.kind = AnnotationKind::RequiresLevel, .levels = ValueSet::range(0, 1)};
  function.annotations = {saves, requires_};
  TermId status = terms.variable(VariableId{3});
  TermId irpFlags = terms.field(terms.dereference(irp), unit.symbol("_IRP::Flags"));
  Call acquire;
  acquire.callee = acquire.name = unit.symbol("KeTryToAcquireGuardedMutex");
  acquire.arguments = {
      {terms.addressOf(terms.global(unit.symbol("Mutex@read.c"))), unit.symbol("_KGUARDED_MUTEX")}};
  acquire.result = VariableId{2};
  Call callback;
  callback.pointer = terms.field(terms.dereference(irp), unit.symbol("_IRP::Routine"));
  callback.slot = unit.symbol("_IRP::Routine");
  callback.arguments = {{irp, {}}, {status, {}}};
  callback.noReturn = true;

  function.blocks.resize(9);
  function.blocks[8].enteredRange = unit.at(19);
  Block& entry = function.blocks[0];
  entry.statements = {{acquire, unit.at(12), {}},
                      {Assign{status, terms.integer(0)}, unit.at(13), {}}};
  entry.terminator = Branch{terms.binary(Operation::And, irpFlags, terms.integer(4)), BlockId{1},
                            BlockId{2}, unit.symbol("Irp->Flags & 4")};
  entry.terminatorRange = unit.at(14);
  entry.exceptionTarget = BlockId{5};
  function.blocks[1].statements = {{callback, unit.at(15), unit.symbol("CALL_BACK")}};
  Block& selection = function.blocks[2];
  selection.statements = {{Access{irp}, unit.at(16), {}},
                          {AssumeLevel{ValueSet::only(2)}, unit.at(16), {}},
                          {Lost{unit.symbol("unknown type")}, unit.at(17), {}}};
  selection.terminator =
      Switch{status, {{0, 0, BlockId{3}}, {2, 4, BlockId{4}}}, BlockId{6}, unit.symbol("Status")};
  selection.terminatorRange = unit.at(18);
  selection.terminatorMacro = unit.symbol("SELECT");
  function.blocks[3].terminator = Jump{BlockId{7}};
  function.blocks[4].terminator = Choice{{BlockId{3}, BlockId{7}}};
  function.blocks[5].terminator = Filter{terms.integer(1), {}, BlockId{6}};
  function.blocks[6].terminator = Filter{status, BlockId{8}, BlockId{7}};
  function.blocks[7].terminator = Return{};
  function.blocks[8].terminator = Raise{};
}

constexpr const char* kListing = R"(function FatRead(Irp, Wait) -> Status
    2:3 saves level *Irp if Wait == 1: _When_(Wait == 1, _IRQL_saves_)
    requires level {0..1}
  b0: [exception -> b5]
    12:3 $2 = KeTryToAcquireGuardedMutex(&Mutex)
    13:3 Status = 0
    14:3 if (Irp->Flags & 4) b1 else b2
  b1:
    15:3 (*Irp->Routine)(Irp, Status) [_IRP::Routine] noreturn {CALL_BACK}
    unreachable
  b2:
    16:3 access Irp
    16:3 assume level {2}
    17:3 lost: unknown type
    18:3 switch (Status) 0: b3, 2..4: b4, else b6 {SELECT}
  b3:
    goto b7
  b4:
    choose b3 b7
  b5:
    filter (1) handler b6 search outside
  b6:
    filter (Status) handler b7 search b8
  b7:
    return
  b8:
    raise
)";

std::vector<Program> both(Unit first, Unit second) {
  std::vector<Program> units;
  units.push_back(std::move(first.program));
  units.push_back(std::move(second.program));
  return units;
}

TEST(DumpTest, listsEveryKindOfStatementAndTerminator) {
  Unit unit("read.c");
  addFunctionWithEverything(unit);
  EXPECT_EQ(dump(unit.program, unit.program.functions[0]), kListing);
}

TEST(DumpTest, saysWhereAFunctionStartsIfNotInFront) {
  Unit unit("a.c");
  Function& function = unit.function("f");
  function.blocks.resize(2);
  function.blocks[1].terminator = Jump{BlockId{0}};
  function.entry = BlockId{1};
  EXPECT_EQ(dump(unit.program, function),
            "function f() -> void, entry b1\n  b0:\n    unreachable\n  b1:\n    goto b0\n");
}

TEST(FinishTest, findsFunctionsByKey) {
  Unit unit("a.c");
  unit.function("f");
  unit.function("g@a.c");
  unit.program.finish();
  EXPECT_THAT(unit.program.functionByKey, SizeIs(2));
  EXPECT_EQ(unit.program.functionByKey.at(unit.symbol("g@a.c")), FunctionId{1});
}

TEST(LinkTest, everySymbolOfAFunctionIsRenamed) {
  Unit first("a.c", 7);
  first.function("Other");
  Unit second("read.c", 2);
  addFunctionWithEverything(second);
  Program linked = link(both(std::move(first), std::move(second)));
  ASSERT_THAT(linked.functions, SizeIs(2));
  const Function& function = linked.functions[1];
  EXPECT_EQ(dump(linked, function), kListing);

  EXPECT_EQ(linked.symbols.text(function.key), "FatRead");
  EXPECT_EQ(linked.symbols.text(function.name), "FatRead");
  EXPECT_EQ(linked.symbols.text(function.declaredTypes[0]), "DRIVER_DISPATCH");
  const Call& call = std::get<Call>(function.blocks[0].statements[0].action);
  EXPECT_EQ(linked.symbols.text(call.callee), "KeTryToAcquireGuardedMutex");
  EXPECT_EQ(linked.symbols.text(call.arguments[0].pointee), "_KGUARDED_MUTEX");
  EXPECT_EQ(linked.symbols.text(std::get<Branch>(function.blocks[0].terminator).text),
            "Irp->Flags & 4");
  EXPECT_EQ(linked.symbols.text(std::get<Switch>(function.blocks[2].terminator).text), "Status");
}

TEST(LinkTest, everyRangeOfAFunctionIsRenamed) {
  Unit first("a.c", 7);
  Unit second("read.c", 2);
  addFunctionWithEverything(second);
  Program linked = link(both(std::move(first), std::move(second)));
  const Function& function = linked.functions[0];
  auto path = [&linked](const SourceRange& range) { return linked.files[range.file.index].path; };
  EXPECT_EQ(path(function.range), "read.c");
  EXPECT_EQ(path(function.end), "read.c");
  EXPECT_EQ(path(function.annotations[0].range), "read.c");
  EXPECT_EQ(path(function.blocks[0].statements[1].range), "read.c");
  EXPECT_EQ(path(function.blocks[0].terminatorRange), "read.c");
  EXPECT_EQ(path(function.blocks[8].enteredRange), "read.c");
  EXPECT_FALSE(function.blocks[1].terminatorRange.file.valid());
}

TEST(LinkTest, functionsWithEqualKeysAreKeptOnceWithAllTheirDeclaredTypes) {
  Unit first("a.c");
  Function& kept = first.function("Inline");
  kept.declaredTypes = {first.symbol("DRIVER_DISPATCH")};
  first.function("OnlyA");
  Unit second("b.c", 3);
  second.function("OnlyB");
  Function& dropped = second.function("Inline");
  dropped.declaredTypes = {second.symbol("KSTART_ROUTINE"), second.symbol("DRIVER_DISPATCH")};
  Program linked = link(both(std::move(first), std::move(second)));

  std::vector<std::string_view> keys;
  for (const Function& function : linked.functions)
    keys.push_back(linked.symbols.text(function.key));
  EXPECT_THAT(keys, ElementsAre("Inline", "OnlyA", "OnlyB"));
  EXPECT_EQ(linked.files[linked.functions[0].range.file.index].path, "a.c");
  EXPECT_THAT(
      linked.functions[0].declaredTypes,
      ElementsAre(linked.symbols.find("DRIVER_DISPATCH"), linked.symbols.find("KSTART_ROUTINE")));
  EXPECT_EQ(linked.functionByKey.at(linked.symbols.find("OnlyB")), FunctionId{2});
  EXPECT_THAT(linked.functionByKey, SizeIs(3));
}

TEST(LinkTest, aSecondFunctionOfTheSameNameIsListedAsNotAnalysed) {
  auto driver = [](const char* path) {
    Unit unit(path);
    unit.function("DriverEntry");
    return unit;
  };
  Program linked = link(both(driver("a.c"), driver("b.c")));
  ASSERT_THAT(linked.notAnalysed, SizeIs(1));
  EXPECT_EQ(linked.symbols.text(linked.notAnalysed[0].function), "DriverEntry");
  EXPECT_EQ(linked.files[linked.notAnalysed[0].range.file.index].path, "b.c");

  Program twice = link(both(driver("a.c"), driver("a.c")));
  EXPECT_THAT(twice.notAnalysed, SizeIs(0));

  Program oneHeader = link(both(driver("FatProcs.h"), driver("fatprocs.h")));
  EXPECT_THAT(oneHeader.notAnalysed, SizeIs(0)) << "one header, spelled in two ways";
}

TEST(LinkTest, filesWithEqualPathsBecomeOne) {
  Unit first("a.c");
  first.program.files.push_back({.path = "wdm.h", .isSystemHeader = true});
  first.program.files.push_back({.path = "mine.h", .isSystemHeader = true});
  Unit second("b.c");
  second.program.files.push_back({.path = "mine.h", .isSystemHeader = false});
  second.program.files.push_back({.path = "wdm.h", .isSystemHeader = true});
  Program linked = link(both(std::move(first), std::move(second)));

  std::vector<std::pair<std::string, bool>> files;
  for (const File& file : linked.files)
    files.emplace_back(file.path, file.isSystemHeader);
  // a header that one unit finds as the user's own is the user's own
  EXPECT_THAT(files, ElementsAre(std::pair("a.c", false), std::pair("wdm.h", true),
                                 std::pair("mine.h", false), std::pair("b.c", false)));
}

TEST(LinkTest, flowsAndNotesOfASharedHeaderAreKeptOnce) {
  auto unitWithHeader = [](const char* path, std::size_t unrelated, const char* ownRoutine) {
    Unit unit(path, unrelated);
    SymbolId slot = unit.symbol("_TABLE::Routine");
    SymbolId type = unit.symbol("PDRIVER_DISPATCH");
    unit.program.addressFlows.push_back({unit.symbol(ownRoutine), {}, slot, type, unit.at(5)});
    unit.program.files.push_back({.path = "shared.h"});
    unit.program.addressFlows.push_back({unit.symbol("Shared"), {}, slot, type, unit.at(8)});
    unit.program.addressFlows.push_back({{}, slot, unit.symbol("Start#0"), {}, unit.at(9)});
    unit.program.notAnalysed.push_back({unit.symbol("Asm"), unit.at(20), "jumps out of asm"});
    return unit;
  };
  Program linked = link(both(unitWithHeader("a.c", 1, "InA"), unitWithHeader("b.c", 4, "InB")));

  std::vector<std::string> flows;
  for (const AddressFlow& flow : linked.addressFlows)
    flows.push_back(std::string(linked.symbols.text(flow.function)) + "," +
                    std::string(linked.symbols.text(flow.from)) + "," +
                    std::string(linked.symbols.text(flow.to)) + "," +
                    std::string(linked.symbols.text(flow.type)) + "," +
                    linked.files[flow.range.file.index].path);
  EXPECT_THAT(flows, ElementsAre("InA,,_TABLE::Routine,PDRIVER_DISPATCH,a.c",
                                 "Shared,,_TABLE::Routine,PDRIVER_DISPATCH,shared.h",
                                 ",_TABLE::Routine,Start#0,,shared.h",
                                 "InB,,_TABLE::Routine,PDRIVER_DISPATCH,b.c"));
  ASSERT_THAT(linked.notAnalysed, SizeIs(1));
  EXPECT_EQ(linked.symbols.text(linked.notAnalysed[0].function), "Asm");
  EXPECT_EQ(linked.files[linked.notAnalysed[0].range.file.index].path, "shared.h");
}

/// Declares Lower(Irql): restores the level from the parameter.
Declaration& declareLower(Unit& unit) {
  Declaration& declaration = unit.program.declarations.emplace_back();
  declaration.key = declaration.name = unit.symbol("Lower");
  declaration.variables = {{unit.symbol("Irql"), VariableKind::Parameter},
                           {unit.symbol("return"), VariableKind::ReturnValue}};
  declaration.parameterCount = 1;
  declaration.returnValue = VariableId{1};
  TermTable& terms = declaration.terms;
  const TermId failed =
      terms.binary(Operation::Less, terms.variable(VariableId{1}), terms.integer(0));
  declaration.annotations.push_back({.kind = AnnotationKind::RestoresLevel,
                                     .place = terms.variable(VariableId{0}),
                                     .condition = failed,
                                     .text = unit.symbol("_IRQL_restores_")});
  return declaration;
}

TEST(DumpTest, listsADeclaration) {
  Unit unit("a.c");
  EXPECT_EQ(dump(unit.program, declareLower(unit)),
            "declaration Lower(Irql)\n"
            "    restores level Irql if return < 0: _IRQL_restores_\n");
}

TEST(LinkTest, declarationsOfAFunctionAreKeptOnceWithTheAnnotationsOfAll) {
  Unit first("a.c");
  declareLower(first);
  Unit second("b.c", 5);
  declareLower(second).annotations.push_back(
      {.kind = AnnotationKind::RequiresLevel, .levels = ValueSet::only(2)});
  Program linked = link(both(std::move(first), std::move(second)));
  ASSERT_THAT(linked.declarations, SizeIs(1));
  EXPECT_EQ(linked.declarationByKey.at(linked.symbols.find("Lower")), DeclarationId{0});
  EXPECT_EQ(dump(linked, linked.declarations[0]),
            "declaration Lower(Irql)\n"
            "    restores level Irql if return < 0: _IRQL_restores_\n"
            "    requires level {2}\n");
}

TEST(LinkTest, aDefinitionTakesOverTheAnnotationsOfItsDeclarations) {
  auto defining = [] {
    Unit unit("lower.c", 3);
    Function& function = unit.function("Lower");
    function.variables = {{unit.symbol("NewIrql"), VariableKind::Parameter},
                          {unit.symbol("local"), VariableKind::Local},
                          {unit.symbol("return"), VariableKind::ReturnValue}};
    function.parameterCount = 1;
    function.returnValue = VariableId{2};
    function.blocks.resize(1);
    return unit;
  };
  auto declaring = [] {
    Unit unit("a.c");
    declareLower(unit);
    return unit;
  };
  for (const bool definitionFirst : {true, false}) {
    Program linked =
        definitionFirst ? link(both(defining(), declaring())) : link(both(declaring(), defining()));
    EXPECT_THAT(linked.declarations, SizeIs(0));
    EXPECT_THAT(linked.declarationByKey, SizeIs(0));
    ASSERT_THAT(linked.functions, SizeIs(1));
    EXPECT_EQ(dump(linked, linked.functions[0]),
              "function Lower(NewIrql) -> void\n"
              "    restores level NewIrql if return < 0: _IRQL_restores_\n"
              "  b0:\n    unreachable\n");
  }
}

TEST(LinkTest, aDeclarationOfAnotherShapeIsNotTakenOver) {
  Unit first("a.c");
  declareLower(first);
  Unit second("b.c");
  second.function("Lower");
  Program linked = link(both(std::move(first), std::move(second)));
  EXPECT_THAT(linked.declarations, SizeIs(0));
  EXPECT_THAT(linked.functions[0].annotations, SizeIs(0));
}

TEST(LinkTest, nothingGivesAnEmptyProgram) {
  Program linked = link({});
  EXPECT_THAT(linked.functions, SizeIs(0));
  EXPECT_THAT(linked.functionByKey, SizeIs(0));
}

} // namespace

} // namespace driver_tidy::program
