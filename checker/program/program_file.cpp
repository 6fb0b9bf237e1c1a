#include "checker/program/program_file.h"

#include "checker/program/archive.h"
#include "checker/program/program_fields.h"

namespace driver_tidy::program {

namespace {

constexpr std::string_view kMagic = "driver-tidy program\n";

} // namespace

std::string writeUnits(std::span<const Unit> units) {
  Writer writer;
  for (const Unit& unit : units)
    // One list of members serves both ways; writing changes nothing.
    fields(writer, const_cast<Unit&>(unit)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
  Writer head;
  head.number(kProgramFileVersion);
  return std::string(kMagic) + head.take() + writer.take();
}

std::string programBytes(const Program& program) {
  Writer writer;
  fields(writer, const_cast<Program&>(program)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
  return writer.take();
}

std::string readUnits(std::string_view bytes, std::vector<Unit>& units) {
  if (!bytes.starts_with(kMagic))
    return "is no program file";
  Reader reader(bytes.substr(kMagic.size()));
  const std::uint64_t version = reader.number();
  if (version != kProgramFileVersion)
    return "is of version " + std::to_string(version) + ", and this tool reads version " +
           std::to_string(kProgramFileVersion) + ": capture it again";
  while (!reader.isAtEnd()) {
    Unit unit;
    fields(reader, unit);
    if (!reader.isGood())
      return "is a broken program file";
    if (const std::string why = whyBroken(unit.program); !why.empty())
      return "is a broken program file: " + why;
    unit.program.finish();
    units.push_back(std::move(unit));
  }
  return {};
}

} // namespace driver_tidy::program
