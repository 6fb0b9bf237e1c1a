#pragma once
// One function's AST becomes a flow graph. The parts stand in files of their own: statements,
// conditions, expressions, places, calls, construction, structured_exceptions, cxx, recovery.
//
// Each part walks the AST and emits into the graph builder. A value comes back as a term; what it
// takes to compute it (calls, assignments, short circuits) has been emitted before.

#include "checker/frontend/graph_builder.h"
#include "checker/frontend/integers.h"
#include "checker/frontend/translation_unit.h"

#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>

#include <set>
#include <unordered_map>

namespace driver_tidy::frontend {

class FunctionLowering {
public:
  FunctionLowering(TranslationUnit& unit, const clang::FunctionDecl* declaration,
                   program::Function& function);
  /// Fills the function. Returns why it has no faithful graph, or nothing.
  std::string run();

private:
  using BlockId = program::BlockId;
  using SymbolId = program::SymbolId;
  using SourceRange = program::SourceRange;
  using TermId = program::TermId;
  using Operation = program::Operation;
  using TermKind = program::TermKind;

  /// A block and the scope it is in: what `break`, `continue` or `__leave` lead to.
  struct Target {
    Scope* scope = nullptr;
    BlockId block;
  };
  /// The switch that a case label belongs to.
  struct SwitchLabels {
    std::vector<program::SwitchCase> cases;
    BlockId otherwise;
    unsigned width = 64; ///< of the value, in bits
  };

  // function_lowering.cpp: the function as a whole
  void describe();
  void declareParameters();
  void lowerBody();
  void initializeMembers(const clang::CXXConstructorDecl* constructor);
  void enterMembersForDestruction(const clang::CXXDestructorDecl* destructor);
  void lowerImplicitCopy();
  void markLostErrors();
  void resolveIndirectGotos();
  void unsupported(const char* kind);

  // statements.cpp
  void statement(const clang::Stmt* statement);
  void compound(const clang::CompoundStmt* block);
  void declarations(const clang::DeclStmt* statement);
  void declare(const clang::VarDecl* variable);
  void ifStatement(const clang::IfStmt* statement);
  void whileLoop(const clang::WhileStmt* loop);
  void doLoop(const clang::DoStmt* loop);
  void forLoop(const clang::ForStmt* loop);
  void rangeLoop(const clang::CXXForRangeStmt* loop);
  void switchStatement(const clang::SwitchStmt* statement);
  const clang::Stmt* switchLabels(const clang::SwitchCase* label);
  void label(const clang::LabelStmt* label);
  void indirectGoto(const clang::IndirectGotoStmt* statement);
  void assembler(const clang::AsmStmt* statement);
  void returnStatement(const clang::ReturnStmt* statement);
  BlockId startLoop(SourceRange range);
  void leaveTo(const std::vector<Target>& targets, const clang::Stmt* statement);
  BlockId labelBlock(const clang::LabelDecl* label);
  BlockId wayToLabel(const clang::LabelDecl* label); ///< leaves the current scope for it

  // structured_exceptions.cpp
  void structuredTry(const clang::SEHTryStmt* statement);
  void finallyHandler(const clang::SEHTryStmt* statement);
  void exceptHandler(const clang::SEHTryStmt* statement);
  void filter(const clang::Expr* filter, BlockId handler);
  TermId abnormalTermination();

  // cxx.cpp
  void tryStatement(const clang::CXXTryStmt* statement);
  void throwException(const clang::CXXThrowExpr* expression);
  void lambda(const clang::LambdaExpr* expression, TermId closure);
  TermId newObject(const clang::CXXNewExpr* expression);
  void deleteObject(const clang::CXXDeleteExpr* expression);
  void destroyAtEndOfScope(TermId object, clang::QualType type, clang::SourceRange range);
  void destroy(TermId object, clang::QualType type, SourceRange range);
  void callDestructor(const clang::CXXDestructorDecl* destructor, TermId pointer, bool isVirtual,
                      SourceRange range);
  TermId thisPointer();

  // construction.cpp
  void initialize(TermId place, clang::QualType type, const clang::Expr* initializer);
  void initializeFromList(TermId place, const clang::InitListExpr* list);
  void initializeToZero(TermId place, clang::QualType type, SourceRange range);
  void construct(TermId place, const clang::CXXConstructExpr* expression);
  TermId temporaryObject(const clang::Expr* expression, const clang::ValueDecl* extendedBy,
                         bool destroyed);

  // conditions.cpp
  void branchOn(const clang::Expr* condition, BlockId whenTrue, BlockId whenFalse);
  void branchOnTerm(TermId value, const clang::Expr* written, BlockId whenTrue, BlockId whenFalse);
  const clang::Expr* negatedLogical(const clang::Expr* comparison, bool& negated) const;
  TermId logicalValue(const clang::Expr* expression);
  TermId conditionalValue(const clang::AbstractConditionalOperator* expression);
  void bindCommon(const clang::AbstractConditionalOperator* expression);

  // expressions.cpp
  TermId value(const clang::Expr* expression);
  TermId valueOf(const clang::Expr* expression); ///< value() without constant folding
  void effect(const clang::Expr* expression);
  TermId fullExpression(const clang::Expr* expression);
  TermId castValue(const clang::CastExpr* cast);
  TermId convert(TermId value, clang::QualType from, clang::QualType to);
  TermId unaryValue(const clang::UnaryOperator* expression);
  TermId binaryValue(const clang::BinaryOperator* expression);
  TermId binaryTerm(clang::BinaryOperatorKind kind, TermId left, TermId right,
                    const clang::Expr* leftWritten, const clang::Expr* rightWritten,
                    clang::QualType type);
  TermId comparison(clang::BinaryOperatorKind kind, TermId left, TermId right,
                    const clang::Expr* leftWritten, const clang::Expr* rightWritten);
  TermId assignment(const clang::BinaryOperator* expression);
  TermId incrementOrDecrement(const clang::UnaryOperator* expression, bool used);
  TermId opaqueOf(const clang::Expr* expression); ///< its text over its operands' values
  TermId atomicValue(const clang::AtomicExpr* expression);
  TermId pseudoObject(const clang::PseudoObjectExpr* expression);
  TermId opaque(const std::string& text, TermId first = {}, TermId second = {});
  TermId integer(std::int64_t value) { return terms_.integer(value); }
  bool isBoolean(TermId term) const;

  // places.cpp
  TermId place(const clang::Expr* expression);
  TermId placeOfDeclaration(const clang::DeclRefExpr* expression);
  TermId placeOfVariable(const clang::VarDecl* variable);
  TermId placeOfMember(const clang::MemberExpr* expression);
  TermId placeOfField(TermId record, const clang::FieldDecl* field);
  TermId placeOfElement(TermId pointer, TermId index);
  TermId captured(const clang::VarDecl* variable);
  TermId asPlace(TermId value, SourceRange range);
  TermId addressOf(TermId place);
  TermId read(TermId place, clang::QualType type, const clang::Expr* written);
  void noteAccess(TermId place, const clang::Expr* written);

  // calls.cpp
  TermId call(const clang::CallExpr* expression, bool used);
  TermId builtinCall(const clang::CallExpr* expression, const clang::FunctionDecl* callee,
                     bool& handled);
  void assertion(const clang::CallExpr* expression);
  void setCallee(program::Call& call, const clang::CallExpr* expression);
  void addArguments(program::Call& call, llvm::ArrayRef<const clang::Expr*> arguments);
  program::Argument argument(const clang::Expr* expression);
  TermId finishCall(program::Call call, clang::QualType result, bool used,
                    const clang::Expr* written);

  // recovery.cpp
  TermId recovered(const clang::Expr* expression);
  bool recoveredCall(const clang::Expr* expression, TermId& result);

  SourceRange rangeOf(const clang::Stmt* statement);
  SymbolId macroOf(const clang::Stmt* statement);
  void emitAssign(TermId place, TermId value, const clang::Stmt* written);

  TranslationUnit& unit_;
  const clang::FunctionDecl* declaration_;
  program::Function& function_;
  program::TermTable& terms_;
  GraphBuilder graph_;
  Integers integers_;
  std::string reason_; ///< why there is no faithful graph

  std::unordered_map<const clang::VarDecl*, program::VariableId> variables_;
  std::unordered_map<const clang::OpaqueValueExpr*, TermId> opaqueValues_;
  std::unordered_map<const clang::LabelDecl*, BlockId> labels_;
  std::vector<Target> indirectGotos_; ///< the blocks that end in one
  std::vector<Target> breaks_;
  std::vector<Target> continues_;
  std::vector<Target> leaves_;
  std::vector<SwitchLabels*> switches_;
  std::vector<TermId> booleanTemporaries_;
  /// Inside an arm that may not run: a temporary made there has a flag that says whether it exists.
  unsigned conditionalDepth_ = 0;
  std::vector<TermId> existenceFlags_;
  std::vector<Scope*> extendedTemporaries_; ///< of the full expression being lowered
  std::set<TermId> accessed_;               ///< pointers noted in the full statement being lowered
};

} // namespace driver_tidy::frontend
