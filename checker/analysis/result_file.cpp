#include "checker/analysis/result_file.h"

#include "checker/program/archive.h"
#include "checker/program/program_fields.h"

namespace driver_tidy::analysis {

template <typename Archive> void fields(Archive& archive, TraceStep& step) {
  archive.enumeration(step.kind, StepKind::OtherWayOut);
  archive(step.range, step.detail, step.macro, step.level, step.depths, step.levels);
}

template <typename Archive> void fields(Archive& archive, Finding& finding) {
  archive.enumeration(finding.kind, FindingKind::ProhibitedCall);
  archive(finding.check, finding.counter, finding.partner, finding.lock, finding.depth,
          finding.isCertain, finding.range, finding.function, finding.callee, finding.levels,
          finding.allowed, finding.macro, finding.trace);
}

template <typename Archive> void fields(Archive& archive, Result& result) {
  archive(result.findings, result.notAnalysed);
}

std::string writeResult(const Result& result) {
  program::Writer writer;
  // One list of members serves both ways; writing changes nothing.
  fields(writer, const_cast<Result&>(result)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
  return writer.take();
}

std::optional<Result> readResult(std::string_view bytes) {
  program::Reader reader(bytes);
  Result result;
  fields(reader, result);
  return reader.isGood() && reader.isAtEnd() ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace driver_tidy::analysis
