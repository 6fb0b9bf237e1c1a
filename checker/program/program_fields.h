#pragma once
// What is in a program file, member by member: one list for writing and reading.

#include "checker/program/unit.h"

namespace driver_tidy::program {

template <typename Archive> void fields(Archive& archive, SourceRange& range) {
  archive(range.file, range.line, range.column, range.endLine, range.endColumn);
}

template <typename Archive> void fields(Archive& archive, Term& term) {
  archive.enumeration(term.kind, TermKind::Opaque);
  archive.enumeration(term.operation, Operation::ShiftRight);
  archive(term.value, term.variable, term.symbol, term.first, term.second);
}

template <typename Archive> void fields(Archive& archive, Variable& variable) {
  archive(variable.name, variable.addressTaken);
  archive.enumeration(variable.kind, VariableKind::Continuation);
}

template <typename Archive> void fields(Archive& archive, Argument& argument) {
  archive(argument.value, argument.pointee);
}

template <typename Archive> void fields(Archive& archive, Call& call) {
  archive(call.callee, call.name, call.pointer, call.slot, call.arguments, call.result,
          call.noReturn);
}

template <typename Archive> void fields(Archive& archive, Assign& assign) {
  archive(assign.target, assign.value);
}

template <typename Archive> void fields(Archive& archive, Access& access) {
  archive(access.pointer);
}

template <typename Archive> void fields(Archive& archive, AssumeLevel& assume) {
  archive(assume.levels);
}

template <typename Archive> void fields(Archive& archive, Lost& lost) {
  archive(lost.reason);
}

template <typename Archive> void fields(Archive& archive, Statement& statement) {
  archive(statement.action, statement.range, statement.macro);
}

template <typename Archive> void fields(Archive& archive, Jump& jump) {
  archive(jump.target);
}

template <typename Archive> void fields(Archive& archive, Branch& branch) {
  archive(branch.condition, branch.whenTrue, branch.whenFalse, branch.text);
}

template <typename Archive> void fields(Archive& archive, SwitchCase& label) {
  archive(label.low, label.high, label.target);
}

template <typename Archive> void fields(Archive& archive, Switch& choices) {
  archive(choices.value, choices.cases, choices.otherwise, choices.text);
}

template <typename Archive> void fields(Archive& archive, Choice& choice) {
  archive(choice.targets);
}

template <typename Archive> void fields(Archive& archive, Filter& filter) {
  archive(filter.value, filter.search, filter.handler);
}

template <typename Archive> void fields(Archive&, Return&) {}
template <typename Archive> void fields(Archive&, Raise&) {}
template <typename Archive> void fields(Archive&, Unreachable&) {}

template <typename Archive> void fields(Archive& archive, Block& block) {
  archive.enumeration(block.entered, Region::CatchHandler);
  archive(block.enteredRange, block.statements, block.terminator, block.terminatorRange,
          block.terminatorMacro, block.exceptionTarget);
}

template <typename Archive> void fields(Archive& archive, Annotation& annotation) {
  archive.enumeration(annotation.kind, AnnotationKind::ReleasesCriticalRegion);
  archive(annotation.levels, annotation.place, annotation.condition, annotation.text,
          annotation.range);
}

template <typename Archive> void fields(Archive& archive, Function& function) {
  archive(function.key, function.name, function.displayName, function.range, function.end);
  archive.enumeration(function.returnKind, ReturnKind::Other);
  archive(function.returnValue, function.declaredTypes, function.annotations, function.isStatic,
          function.isVirtual, function.parameterCount, function.variables, function.terms,
          function.entry, function.blocks);
}

template <typename Archive> void fields(Archive& archive, Declaration& declaration) {
  archive(declaration.key, declaration.name, declaration.parameterCount, declaration.variables,
          declaration.returnValue, declaration.terms, declaration.annotations);
}

template <typename Archive> void fields(Archive& archive, File& file) {
  archive(file.path, file.isSystemHeader);
}

template <typename Archive> void fields(Archive& archive, AddressFlow& flow) {
  archive(flow.function, flow.from, flow.to, flow.type, flow.range);
}

template <typename Archive> void fields(Archive& archive, NotAnalysed& note) {
  archive(note.function, note.range, note.reason, note.isPartly);
}

template <typename Archive> void fields(Archive& archive, Program& program) {
  archive(program.symbols, program.files, program.functions, program.declarations,
          program.addressFlows, program.notAnalysed);
}

template <typename Archive> void fields(Archive& archive, Diagnostic& diagnostic) {
  archive(diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.fatal,
          diagnostic.message);
}

template <typename Archive> void fields(Archive& archive, AbsentName& absent) {
  archive(absent.name, absent.inOtherCase);
}

template <typename Archive> void fields(Archive& archive, Unit& unit) {
  archive(unit.source, unit.usable, unit.functions, unit.errors, unit.program, unit.dependencies,
          unit.absent);
}

} // namespace driver_tidy::program
