#include "tools/driver-tidy/capture_all.h"

#include "checker/frontend/shared_prefix.h"
#include "checker/program/program_file.h"
#include "tools/driver-tidy/inputs.h"

#include <algorithm>
#include <sstream>

namespace driver_tidy::command {

namespace {

/// The more, the less is read twice; the fewer, the sooner results come.
constexpr std::size_t kMaxChunk = 16;
constexpr const char* kAbnormally = "ended abnormally";

/// Files of a compile database are named from where they are compiled.
void showPaths(frontend::Capture& capture, const std::string& directory) {
  capture.source = shownPath(capture.source, directory);
  for (program::File& file : capture.program.files)
    file.path = shownPath(file.path, directory);
  for (frontend::Diagnostic& error : capture.errors)
    error.path = shownPath(error.path, directory);
}

/// Units that one process reads, behind a prefix of theirs where there are several.
using Chunk = frontend::SharedPrefix;

/// Enough of them for all jobs, of about the same size.
std::vector<Chunk> chunksOf(const std::vector<frontend::CompileCommand>& commands, unsigned jobs) {
  const std::size_t size =
      std::clamp<std::size_t>(commands.size() / std::max(1U, jobs), 2, kMaxChunk);
  std::vector<Chunk> chunks;
  for (const frontend::SharedPrefix& prefix : frontend::sharedPrefixes(commands))
    for (std::size_t at = 0; at < prefix.units.size(); at += size) {
      const auto begin = prefix.units.begin() + static_cast<std::ptrdiff_t>(at);
      const std::size_t count = std::min(size, prefix.units.size() - at);
      chunks.push_back({prefix.includes, {begin, begin + static_cast<std::ptrdiff_t>(count)}});
    }
  return chunks;
}

// Results on their way from one process to another: for each a line with two sizes, the problem,
// the output.

std::string packed(const std::vector<WorkResult>& results) {
  std::string text;
  for (const WorkResult& result : results)
    text += std::to_string(result.problem.size()) + " " + std::to_string(result.output.size()) +
            "\n" + result.problem + result.output;
  return text;
}

std::vector<WorkResult> unpacked(const std::string& text) {
  std::vector<WorkResult> results;
  for (std::size_t at = 0; at < text.size();) {
    char* end = nullptr;
    const std::size_t problem = std::strtoul(text.c_str() + at, &end, 10);
    const std::size_t output = std::strtoul(end, &end, 10);
    at = static_cast<std::size_t>(end - text.c_str()) + 1;
    results.push_back({text.substr(at + problem, output), text.substr(at, problem)});
    at += problem + output;
  }
  return results;
}

/// In a process of its own.
std::string captureChunk(const Chunk& chunk, const std::vector<frontend::CompileCommand>& commands,
                         WorkerLimits limits) {
  limits.jobs = 1; // the other chunks have the rest
  std::vector<WorkResult> results;
  std::optional<Part> part;
  auto next = [&]() -> std::optional<std::size_t> {
    results.resize(chunk.units.size());
    part = makeParts(chunk.units.size(), limits,
                     [&](std::size_t i, WorkResult&& result) { results[i] = std::move(result); });
    return part ? std::optional(chunk.units[part->index]) : std::nullopt;
  };
  auto done = [&](const frontend::Capture& one) { endPart(*part, program::writeUnits({&one, 1})); };
  if (chunk.units.size() > 1)
    frontend::captureBehind(chunk, commands, next, done);
  else if (const std::optional<std::size_t> unit = next())
    done(frontend::capture(commands[*unit]));
  return packed(results);
}

using OnResult = std::function<void(std::size_t unit, WorkResult&&)>;

/// Returns the units of chunks that gave no results.
std::vector<std::size_t> captureChunks(const std::vector<Chunk>& chunks,
                                       const std::vector<frontend::CompileCommand>& commands,
                                       const WorkerLimits& limits, const OnResult& onResult) {
  std::vector<std::size_t> lost;
  WorkerLimits limitsOfChunk = limits;
  limitsOfChunk.time *= kMaxChunk + 1;
  runWorkers(
      chunks.size(), limitsOfChunk,
      [&](std::size_t index) { return captureChunk(chunks[index], commands, limits); },
      [&](std::size_t index, WorkResult&& result) {
        const std::vector<std::size_t>& units = chunks[index].units;
        std::vector<WorkResult> results =
            result.problem.empty() ? unpacked(result.output) : std::vector<WorkResult>();
        if (results.size() != units.size())
          lost.insert(lost.end(), units.begin(), units.end());
        else
          for (std::size_t i = 0; i < units.size(); ++i)
            onResult(units[i], std::move(results[i]));
      });
  return lost;
}

} // namespace

std::vector<frontend::Capture> captureAll(const std::vector<frontend::CompileCommand>& commands,
                                          const WorkerLimits& limits, Cache* cache,
                                          const std::function<void(const std::string&)>& onDone) {
  std::vector<frontend::Capture> captures(commands.size());
  auto finish = [&](std::size_t i, frontend::Capture&& capture) {
    captures[i] = std::move(capture);
    showPaths(captures[i], commands[i].directory);
    onDone(captures[i].source);
  };
  std::vector<std::size_t> unknown;
  std::vector<frontend::CompileCommand> toRead;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto known = cache != nullptr ? cache->find(commands[i]) : std::nullopt;
    if (known) {
      finish(i, std::move(*known));
      continue;
    }
    unknown.push_back(i);
    toRead.push_back(commands[i]);
  }
  const auto began = std::chrono::system_clock::now();
  auto onResult = [&](std::size_t unit, WorkResult&& result) {
    const frontend::CompileCommand& command = toRead[unit];
    std::vector<frontend::Capture> read;
    std::string why = result.problem;
    if (why.empty())
      why = program::readUnits(result.output, read);
    if (why.empty() && read.empty())
      why = kAbnormally;
    if (why.starts_with(kAbnormally))
      why = "Clang " + why;
    if (!why.empty()) {
      frontend::Capture& lost = read.emplace_back();
      lost.source = command.file;
      lost.usable = false;
      lost.errors.push_back({command.file, 0, 0, true, why});
    } else if (cache != nullptr) {
      cache->store(command, read.front(), began);
    }
    finish(unknown[unit], std::move(read.front()));
  };
  std::vector<Chunk> alone;
  for (const std::size_t unit :
       captureChunks(chunksOf(toRead, limits.jobs), toRead, limits, onResult))
    alone.push_back({{}, {unit}});
  captureChunks(alone, toRead, limits, onResult);
  return captures;
}

} // namespace driver_tidy::command
