#include "tools/driver-tidy/msbuild/project.h"

#include "tools/driver-tidy/files.h"
#include "tools/driver-tidy/msbuild/paths.h"
#include "tools/driver-tidy/msbuild/solutions.h"

#include <pugixml.hpp>

#include <algorithm>
#include <set>

namespace driver_tidy::msbuild {

namespace {

namespace fs = std::filesystem;

// Deeper imports are a circle.
constexpr std::size_t kMaxImports = 32;
constexpr unsigned kMaxDepth = 100;

class Evaluator {
public:
  Evaluator(Project& project, const std::string& configuration)
      : project_(project), configuration_(configuration) {}

  void run() {
    const fs::path path = fs::absolute(project_.path).lexically_normal();
    const std::string folder = path.parent_path().string() + "/";
    set("MSBuildProjectDirectory", path.parent_path().string());
    set("MSBuildProjectName", path.stem().string());
    set("MSBuildProjectFile", path.filename().string());
    set("MSBuildProjectFullPath", path.string());
    set("ProjectDir", folder);
    set("ProjectName", path.stem().string());
    set("SolutionDir", solutionFolderOf(path.string()));
    set("OS", "Windows_NT");
    if (!choose(path))
      return;
    importUpwards(path, "Directory.Build.props");
    importFile(path, nullptr);
    importUpwards(path, "Directory.Build.targets");
    // Items see all definitions, and both the last value of each property.
    // https://learn.microsoft.com/visualstudio/msbuild/build-process-overview#evaluation-phase
    for (const Deferred& group : definitionGroups_)
      visitDeferred(group, [&](const pugi::xml_node& element) { define(element); });
    for (const Deferred& group : itemGroups_)
      visitDeferred(group, [&](const pugi::xml_node& element) { addItemGroup(element); });
  }

private:
  /// Chosen from outside; what the project says of it does not count.
  static bool isGlobal(const std::string& name) {
    return sameIgnoringCase(name, "Configuration") || sameIgnoringCase(name, "Platform");
  }

  void set(const std::string& name, const std::string& value) { project_.properties[name] = value; }

  /// Which Configuration and Platform is built. False: the project cannot be read.
  bool choose(const fs::path& path) {
    std::string wanted = configuration_;
    if (wanted.empty()) {
      const pugi::xml_document* document = load(path);
      if (document == nullptr)
        return false;
      for (const auto& group : document->document_element().children("ItemGroup"))
        for (const auto& item : group.children("ProjectConfiguration")) {
          const std::string name = item.attribute("Include").value();
          if (wanted.empty() || (!wanted.ends_with("|x64") && name.ends_with("|x64")))
            wanted = name;
        }
      if (wanted.empty())
        wanted = "Debug|x64";
    }
    const std::size_t bar = wanted.find('|');
    set("Configuration", wanted.substr(0, bar));
    set("Platform", bar == std::string::npos ? "x64" : wanted.substr(bar + 1));
    return true;
  }

  /// Parsed once; null where it cannot be.
  const pugi::xml_document* load(const fs::path& path) {
    const auto [known, isNew] = documents_.try_emplace(path.string());
    File& file = known->second;
    if (!isNew)
      return file.isGood ? &file.document : nullptr;
    if (const std::string why = command::readFile(path.string(), file.text); !why.empty()) {
      problem(path, 0, why, true);
      return nullptr;
    }
    const pugi::xml_parse_result parsed =
        file.document.load_buffer(file.text.data(), file.text.size());
    file.isGood = static_cast<bool>(parsed);
    if (!file.isGood)
      problem(path, lineOf(file, parsed.offset), parsed.description(), true);
    return file.isGood ? &file.document : nullptr;
  }

  void importUpwards(const fs::path& from, const char* name) {
    std::error_code ignored;
    for (fs::path folder = from.parent_path();; folder = folder.parent_path()) {
      if (fs::exists(folder / name, ignored))
        return importFile(folder / name, nullptr);
      if (folder == folder.root_path())
        return;
    }
  }

  void importFile(const fs::path& path, const pugi::xml_node* at) {
    if (open_.size() == kMaxImports ||
        std::find(open_.begin(), open_.end(), path.string()) != open_.end())
      return problem(open_.back(), at == nullptr ? 0 : line(*at),
                     "imports " + path.string() + " in a circle", false);
    const pugi::xml_document* document = load(path);
    if (document == nullptr)
      return;
    open_.push_back(path.string());
    setPlace(path);
    for (const pugi::xml_node& element : document->document_element().children())
      visit(element);
    open_.pop_back();
    if (!open_.empty())
      setPlace(open_.back());
  }

  void setPlace(const fs::path& path) {
    set("MSBuildThisFileDirectory", path.parent_path().string() + "/");
    set("MSBuildThisFile", path.filename().string());
    set("MSBuildThisFileName", path.stem().string());
  }

  void visit(const pugi::xml_node& element, unsigned depth = 0) {
    const std::string name = element.name();
    if (depth > kMaxDepth)
      return problem(open_.back(), line(element), name + " is nested too deeply, and left out",
                     false);
    if (name == "Choose")
      return choose(element, depth);
    if (name == "ItemDefinitionGroup")
      return definitionGroups_.push_back({open_.back(), element});
    if (name == "ItemGroup")
      return itemGroups_.push_back({open_.back(), element});
    if (!holds(element))
      return;
    if (name == "PropertyGroup") {
      for (const pugi::xml_node& property : element.children())
        if (property.type() == pugi::node_element && !isGlobal(property.name()) && holds(property))
          set(property.name(), expand(property.child_value(), scope(property)));
    } else if (name == "ImportGroup") {
      for (const pugi::xml_node& child : element.children())
        visit(child, depth + 1);
    } else if (name == "Import") {
      import(element);
    }
  }

  /// A group that is evaluated behind all properties, and the file that it stands in.
  struct Deferred {
    std::string file;
    pugi::xml_node element;
  };

  template <typename Visitor> void visitDeferred(const Deferred& group, Visitor visitor) {
    open_ = {group.file};
    setPlace(group.file);
    if (holds(group.element))
      visitor(group.element);
  }

  void define(const pugi::xml_node& group) {
    for (const pugi::xml_node& item : group.children("ClCompile"))
      if (holds(item))
        addMetadata(item, definition_);
  }

  void addItemGroup(const pugi::xml_node& group) {
    for (const pugi::xml_node& item : group.children())
      if (item.type() == pugi::node_element && holds(item))
        addItems(item);
  }

  void choose(const pugi::xml_node& element, unsigned depth) {
    for (const pugi::xml_node& branch : element.children()) {
      const bool isTaken = std::string(branch.name()) == "Otherwise" || holds(branch);
      if (!isTaken)
        continue;
      for (const pugi::xml_node& child : branch.children())
        visit(child, depth + 1);
      return;
    }
  }

  void import(const pugi::xml_node& element) {
    const std::string written = element.attribute("Project").value();
    const std::string name = withSlashes(expand(written, scope(element)));
    // What the build tools bring is known without them.
    const bool isOfTools =
        written.starts_with("$(VCTargetsPath") || written.starts_with("$(UserRootDir") ||
        written.starts_with("$(WDKContentRoot") || written.starts_with("$(MSBuildExtensionsPath");
    if (isOfTools || element.attribute("Sdk"))
      return;
    const fs::path path =
        inAnyCase((fs::path(open_.back()).parent_path() / name).lexically_normal());
    std::error_code ignored;
    if (!fs::exists(path, ignored))
      return problem(open_.back(), line(element), "imports " + written + ", which is not there",
                     false);
    importFile(path, &element);
  }

  void addMetadata(const pugi::xml_node& item, Values& metadata) {
    for (const pugi::xml_node& entry : item.children())
      if (entry.type() == pugi::node_element && holds(entry)) {
        Scope inside = scope(entry);
        inside.metadata = &metadata;
        metadata[entry.name()] = expand(entry.child_value(), inside);
      }
  }

  void addItems(const pugi::xml_node& item) {
    const std::vector<std::string> excluded = itemsIn(item, "Exclude");
    std::vector<std::string> included = itemsIn(item, "Include");
    std::erase_if(included, [&](const std::string& name) {
      return std::find(excluded.begin(), excluded.end(), name) != excluded.end();
    });
    std::vector<std::string>& known = items_[item.name()];
    known.insert(known.end(), included.begin(), included.end());
    if (std::string(item.name()) == "ClCompile")
      addSources(item, included);
  }

  /// The list that an attribute names, other lists, "@(Name)", in place.
  std::vector<std::string> itemsIn(const pugi::xml_node& item, const char* attribute) {
    std::vector<std::string> names;
    for (const std::string& part : listed(expand(item.attribute(attribute).value(), scope(item)))) {
      if (!part.starts_with("@(") || !part.ends_with(")")) {
        names.push_back(part);
        continue;
      }
      const std::string list = part.substr(2, part.size() - 3);
      if (list.find("->") != std::string::npos)
        problem(open_.back(), line(item), part + " is not understood, and empty", false);
      const std::vector<std::string>& known = items_[list];
      names.insert(names.end(), known.begin(), known.end());
    }
    return names;
  }

  void addSources(const pugi::xml_node& item, const std::vector<std::string>& files) {
    const fs::path folder = fs::absolute(project_.path).parent_path();
    for (const std::string& file : files) {
      const std::string name = withSlashes(file);
      if (name.find('*') != std::string::npos) {
        problem(open_.back(), line(item), "wildcards are not read: " + file, false);
        continue;
      }
      Source source;
      source.path = inAnyCase((folder / name).lexically_normal()).string();
      source.metadata = definition_;
      source.metadata["Filename"] = fs::path(name).stem().string();
      addMetadata(item, source.metadata);
      const auto excluded = source.metadata.find("ExcludedFromBuild");
      const bool isExcluded =
          excluded != source.metadata.end() && sameIgnoringCase(excluded->second, "true");
      if (!isExcluded)
        project_.sources.push_back(std::move(source));
    }
  }

  /// Whether the element's condition, if any, is true. One that is not understood is false.
  bool holds(const pugi::xml_node& element) {
    const pugi::xml_attribute condition = element.attribute("Condition");
    if (!condition)
      return true;
    const auto exists = [&](const std::string& name) {
      std::error_code ignored;
      const fs::path folder = open_.empty() ? fs::path() : fs::path(open_.back()).parent_path();
      return fs::exists(inAnyCase((folder / withSlashes(name)).lexically_normal()), ignored);
    };
    const auto value = evaluateCondition(condition.value(), scope(element), exists);
    if (!value)
      problem(open_.back(), line(element),
              std::string("the condition is not understood: ") + condition.value(), false);
    return value.value_or(false);
  }

  Scope scope(const pugi::xml_node& element) {
    return {&project_.properties, nullptr, [this, element](const std::string& what) {
              problem(open_.back(), line(element), what + " is not understood, and empty", false);
            }};
  }

  struct File {
    std::string text;
    pugi::xml_document document;
    bool isGood = false;
  };

  static unsigned lineOf(const File& file, std::ptrdiff_t offset) {
    const auto end = std::min<std::size_t>(static_cast<std::size_t>(offset), file.text.size());
    return 1 + static_cast<unsigned>(std::count(
                   file.text.begin(), file.text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  }

  unsigned line(const pugi::xml_node& element) const {
    return lineOf(documents_.at(open_.back()), element.offset_debug());
  }

  void problem(const fs::path& path, unsigned line, const std::string& message, bool isLost) {
    if (told_.insert(path.string() + ":" + message).second)
      project_.problems.push_back({path.string(), line, 0, message, isLost});
  }

  Project& project_;
  const std::string& configuration_;
  std::vector<Deferred> definitionGroups_;
  std::vector<Deferred> itemGroups_;
  Values definition_; ///< of ClCompile
  std::map<std::string, std::vector<std::string>, IgnoringCase> items_;
  std::map<std::string, File> documents_;
  std::vector<std::string> open_; ///< the files that are being read, the project first
  std::set<std::string> told_;
};

} // namespace

std::string Project::property(const std::string& name) const {
  const auto found = properties.find(name);
  return found == properties.end() ? std::string() : found->second;
}

bool Project::isKernelMode() const {
  const std::string toolset = property("PlatformToolset");
  const std::string type = property("DriverType");
  return toolset.find("KernelMode") != std::string::npos || type == "KMDF" || type == "WDM" ||
         property("ConfigurationType") == "Driver";
}

Project readProject(const std::string& path, const std::string& configuration) {
  Project project;
  project.path = path;
  Evaluator(project, configuration).run();
  return project;
}

} // namespace driver_tidy::msbuild
