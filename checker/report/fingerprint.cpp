#include "checker/report/fingerprint.h"

#include <cstdint>
#include <cstdio>
#include <string_view>

namespace driver_tidy::report {

using analysis::FindingKind;
using analysis::StepKind;

namespace {

/// FNV-1a, 64 bits.
class Hash {
public:
  void add(std::string_view text) {
    for (const char c : text)
      addByte(static_cast<unsigned char>(c));
    addByte(0); // "ab", "c" is not "a", "bc"
  }

  std::string text() const {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value_));
    return digits;
  }

private:
  void addByte(unsigned char byte) {
    value_ ^= byte;
    value_ *= 0x100000001b3u;
  }

  std::uint64_t value_ = 0xcbf29ce484222325u;
};

// The names below are part of fingerprints that users keep: they never change.

const char* name(StepKind kind) {
  switch (kind) {
  case StepKind::Enter:
    return "enter";
  case StepKind::Leave:
    return "leave";
  case StepKind::ConditionTrue:
    return "condition-true";
  case StepKind::ConditionFalse:
    return "condition-false";
  case StepKind::Case:
    return "case";
  case StepKind::CallEntered:
    return "call-entered";
  case StepKind::CallReturned:
    return "call-returned";
  case StepKind::CallChanges:
    return "call-changes";
  case StepKind::ExceptionRaised:
    return "exception-raised";
  case StepKind::HandlerEntered:
    return "handler-entered";
  case StepKind::FinallyEntered:
    return "finally-entered";
  case StepKind::LoopAgain:
    return "loop-again";
  case StepKind::Returns:
    return "returns";
  case StepKind::ThreadEnds:
    return "thread-ends";
  case StepKind::ExceptionLeaves:
    return "exception-leaves";
  case StepKind::LevelRaised:
    return "irql-raised";
  case StepKind::LevelLowered:
    return "irql-lowered";
  case StepKind::EnteredAs:
    return "entered-as";
  case StepKind::ReleasedElsewhere:
    return "released-elsewhere";
  case StepKind::OtherWayOut:
    return "other-way-out";
  }
  return "";
}

} // namespace

const char* kindName(FindingKind kind) {
  switch (kind) {
  case FindingKind::LeaveWithoutEnter:
    return "leave-without-enter";
  case FindingKind::MissingLeave:
    return "missing-leave";
  case FindingKind::MissingLeaveOnException:
    return "missing-leave-on-exception";
  case FindingKind::MissingLeaveAtThreadEnd:
    return "missing-leave-at-thread-end";
  case FindingKind::UnevenLoop:
    return "uneven-loop";
  case FindingKind::WrongPartner:
    return "wrong-partner";
  case FindingKind::NestedEnter:
    return "nested-enter";
  case FindingKind::LevelTooHigh:
    return "irql-too-high";
  case FindingKind::LevelTooLow:
    return "irql-too-low";
  case FindingKind::LevelChanged:
    return "irql-changed";
  case FindingKind::LevelNotAllowed:
    return "irql-not-allowed";
  case FindingKind::RegionNotEntered:
    return "region-not-entered";
  case FindingKind::RegionNotLeft:
    return "region-not-left";
  case FindingKind::NotWithin:
    return "apcs-enabled";
  case FindingKind::ProhibitedCall:
    return "prohibited-call";
  }
  return "";
}

namespace {

/// Two locks may be held at one return.
void addLock(Hash& hash, const analysis::Finding& finding) {
  if (!finding.lock.empty())
    hash.add(finding.lock);
}

} // namespace

std::string fingerprint(const analysis::Finding& finding) {
  Hash hash;
  hash.add(finding.check);
  hash.add(kindName(finding.kind));
  hash.add(finding.function);
  addLock(hash, finding);
  for (const analysis::TraceStep& step : finding.trace) {
    if (step.kind == StepKind::ReleasedElsewhere)
      continue; // not on the path
    hash.add(std::to_string(step.level));
    hash.add(name(step.kind));
    hash.add(step.detail);
  }
  return hash.text();
}

std::string placeFingerprint(const analysis::Finding& finding, std::string_view line) {
  Hash hash;
  hash.add(finding.check);
  hash.add(kindName(finding.kind));
  hash.add(finding.function);
  hash.add(finding.callee);
  addLock(hash, finding);
  std::string text;
  for (const char c : line)
    if (c != ' ' && c != '\t')
      text += c;
  hash.add(text);
  return hash.text();
}

} // namespace driver_tidy::report
