#include "tools/driver-tidy/drivers.h"

#include "tools/tests/temporary_directory.h"

#include <gmock/gmock.h>

namespace driver_tidy::command {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* kEntry =
    "DRIVER_INITIALIZE DriverEntry;\nNTSTATUS DriverEntry(PVOID Driver /* ( */, int (*f)(void))\n"
    "// the entry point\n{ return 0; }\n";
constexpr const char* kNone =
    "NTSTATUS DriverEntry(PVOID Driver);\nvoid f(void) { g(DriverEntry); h(DriverEntry, 1); }\n";

class Drivers : public testing::Test {
protected:
  /// "name: file file" of each, relative to the directory.
  std::vector<std::string> shown(const std::vector<Driver>& drivers) const {
    std::vector<std::string> texts;
    for (const Driver& driver : drivers) {
      std::string text = relative(driver.name) + ":";
      for (const std::string& file : driver.files)
        text += " " + relative(file);
      texts.push_back(text);
    }
    return texts;
  }
  std::string relative(const std::string& path) const {
    return path.starts_with("/") ? path.substr(directory.path().size() + 1) : path;
  }

  TemporaryDirectory directory;
  std::vector<report::InputError> problems;
};

TEST_F(Drivers, DirectoryWithOneEntryPointIsADriver) {
  const std::vector<std::string> files = {
      directory.write("all/a/lib/x.c", kNone), directory.write("all/a/main.c", kEntry),
      directory.write("all/b/sys/main.c", kEntry), directory.write("all/b/y.c", kNone),
      directory.write("all/common.c", kNone)};
  EXPECT_THAT(shown(driversByEntryPoint(files)),
              ElementsAre(": all/common.c", "all/a: all/a/lib/x.c all/a/main.c",
                          "all/b: all/b/sys/main.c all/b/y.c"));
}

TEST_F(Drivers, OneEntryPointMakesOneDriver) {
  const std::vector<std::string> files = {directory.write("a/main.c", kEntry),
                                          directory.write("b/x.c", kNone)};
  EXPECT_THAT(shown(driversByEntryPoint(files)), ElementsAre(": a/main.c b/x.c"));
}

TEST_F(Drivers, EntryPointsOfOneDirectoryAreNotTold) {
  const std::vector<std::string> files = {directory.write("a.c", kEntry),
                                          directory.write("b.c", kEntry)};
  EXPECT_THAT(shown(driversByEntryPoint(files)), ElementsAre(": a.c b.c"));
}

TEST_F(Drivers, CMakeTellsWhatIsLinked) {
  const std::string reply = ".cmake/api/v1/reply/";
  directory.write(reply + "index-1.json", "old");
  directory.write(reply + "index-2.json",
                  R"({"objects": [{"kind": "cache", "jsonFile": "c.json"},
                      {"kind": "codemodel", "jsonFile": "model.json"}]})");
  directory.write(reply + "model.json",
                  R"({"paths": {"source": ")" + directory.path() + R"(", "build": "/b"},
      "configurations": [{"targets": [{"id": "one", "jsonFile": "one.json"},
        {"id": "two", "jsonFile": "two.json"}, {"id": "lib", "jsonFile": "lib.json"},
        {"id": "all", "jsonFile": "all.json"}]}]})");
  directory.write(reply + "one.json", R"({"name": "one", "type": "MODULE_LIBRARY",
      "sources": [{"path": "one/a.c"}], "dependencies": [{"id": "lib"}, {"id": "two"}]})");
  directory.write(reply + "two.json", R"({"name": "two", "type": "EXECUTABLE",
      "sources": [{"path": "two/a.c"}], "dependencies": [{"id": "lib"}]})");
  directory.write(reply + "lib.json", R"({"name": "lib", "type": "STATIC_LIBRARY",
      "sources": [{"path": "lib/l.c"}], "dependencies": [{"id": "lib"}]})");
  directory.write(reply + "all.json", R"({"name": "all", "type": "UTILITY"})");
  EXPECT_THAT(shown(driversByCMake(directory.path(), problems)),
              ElementsAre("one: one/a.c lib/l.c", "two: two/a.c lib/l.c"));
  for (const report::InputError& problem : problems)
    ADD_FAILURE() << problem.path << ": " << problem.message;
}

TEST_F(Drivers, BrokenReplyIsTold) {
  EXPECT_THAT(driversByCMake(directory.path(), problems), IsEmpty());
  EXPECT_THAT(problems, IsEmpty());
  const std::string index = directory.write(".cmake/api/v1/reply/index-1.json", "{\"objects\": 1");
  EXPECT_THAT(driversByCMake(directory.path(), problems), IsEmpty());
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].path, index);
  EXPECT_FALSE(problems[0].fileLost);
}

} // namespace
} // namespace driver_tidy::command
