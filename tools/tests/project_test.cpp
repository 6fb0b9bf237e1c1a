#include "tools/driver-tidy/msbuild/commands.h"
#include "tools/driver-tidy/msbuild/solutions.h"
#include "tools/tests/temporary_directory.h"

#include <gmock/gmock.h>

namespace driver_tidy::msbuild {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kHead = R"(<?xml version="1.0" encoding="utf-8"?>
<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <ItemGroup Label="ProjectConfigurations">
    <ProjectConfiguration Include="Release|ARM64"/>
    <ProjectConfiguration Include="Debug|x64"/>
    <ProjectConfiguration Include="Release|x64"/>
  </ItemGroup>
  <Import Project="$(VCTargetsPath)\Microsoft.Cpp.Default.props" />
)";

class ProjectTest : public testing::Test {
protected:
  Project read(const std::string& body, const std::string& configuration = "") {
    directory.write("driver.vcxproj", kHead + body + "</Project>\n");
    return readProject(directory / "driver.vcxproj", configuration);
  }
  static std::vector<std::string> arguments(const Project& project) {
    const auto commands = commandsOf(project);
    return commands.empty() ? std::vector<std::string>() : commands.front().arguments;
  }
  static std::vector<std::string> messages(const Project& project) {
    std::vector<std::string> all;
    for (const report::InputError& problem : project.problems)
      all.push_back(std::to_string(problem.line) + ": " + problem.message);
    return all;
  }

  command::TemporaryDirectory directory;
};

TEST_F(ProjectTest, FirstConfigurationForX64IsBuilt) {
  const char* body = R"(<ItemGroup><ClCompile Include="a.c"/></ItemGroup>)";
  EXPECT_EQ(read(body).property("configuration"), "Debug");
  EXPECT_EQ(read(body).property("Platform"), "x64");
  EXPECT_EQ(read(body, "Release|ARM64").property("Platform"), "ARM64");
  EXPECT_EQ(read("<PropertyGroup><Configuration>Mine</Configuration></PropertyGroup>")
                .property("Configuration"),
            "Debug");
}

TEST_F(ProjectTest, SourcesWithTheirFlags) {
  const Project project = read(R"(
  <PropertyGroup><Shared>..\shared</Shared></PropertyGroup>
  <ItemDefinitionGroup>
    <ClCompile>
      <AdditionalIncludeDirectories>%(AdditionalIncludeDirectories);$(Shared);inc</AdditionalIncludeDirectories>
      <PreprocessorDefinitions>POOL_NX=1;%(PreprocessorDefinitions)</PreprocessorDefinitions>
    </ClCompile>
  </ItemDefinitionGroup>
  <ItemDefinitionGroup Condition="'$(Configuration)'=='Release'">
    <ClCompile><PreprocessorDefinitions>%(PreprocessorDefinitions);FAST</PreprocessorDefinitions></ClCompile>
  </ItemDefinitionGroup>
  <ItemGroup>
    <ClCompile Include="sys\read.c; write.cpp">
      <PreprocessorDefinitions>%(PreprocessorDefinitions);FILE=%(Filename)</PreprocessorDefinitions>
      <ForcedIncludeFiles>warnings.h</ForcedIncludeFiles>
    </ClCompile>
    <ClCompile Include="old.c"><ExcludedFromBuild>True</ExcludedFromBuild></ClCompile>
    <ClCompile Include="arm.c" Condition="'$(Platform)'=='ARM64'"/>
    <ClInclude Include="read.h"/>
  </ItemGroup>
)");
  EXPECT_THAT(messages(project), IsEmpty());
  ASSERT_EQ(project.sources.size(), 2U);
  EXPECT_EQ(project.sources[0].path, directory / "sys/read.c");
  EXPECT_EQ(project.sources[1].path, directory / "write.cpp");
  EXPECT_THAT(arguments(project),
              ElementsAre("-DDBG=1", "-DMSC_NOOPT", "-DDEPRECATE_DDK_FUNCTIONS=1", "-DPOOL_NX=1",
                          "-DFILE=read", "-I../shared", "-Iinc", "-include", "warnings.h"));
}

TEST_F(ProjectTest, ItemsSeeWhatIsDefinedBehindThem) {
  const Project project = read(R"(
  <ItemGroup><ClCompile Include="a.c"/></ItemGroup>
  <ItemDefinitionGroup>
    <ClCompile><AdditionalIncludeDirectories>$(Inc)</AdditionalIncludeDirectories></ClCompile>
  </ItemDefinitionGroup>
  <PropertyGroup><Inc>inc</Inc></PropertyGroup>)");
  ASSERT_EQ(project.sources.size(), 1U);
  EXPECT_EQ(project.sources[0].metadata.at("AdditionalIncludeDirectories"), "inc");
}

TEST_F(ProjectTest, KernelModeIsToldByToolsetAndDriverType) {
  EXPECT_TRUE(read("<PropertyGroup><PlatformToolset>WindowsKernelModeDriver10.0</PlatformToolset>"
                   "</PropertyGroup>")
                  .isKernelMode());
  EXPECT_TRUE(read("<PropertyGroup><DriverType>KMDF</DriverType></PropertyGroup>").isKernelMode());
  EXPECT_FALSE(read("<PropertyGroup><PlatformToolset>WindowsApplicationForDrivers10.0"
                    "</PlatformToolset></PropertyGroup>")
                   .isKernelMode());
}

TEST_F(ProjectTest, ImportsAreFollowedWhereTheyStand) {
  directory.write("Directory.Build.props",
                  "<Project><PropertyGroup><First>1</First></PropertyGroup></Project>");
  directory.write("Common/driver.props",
                  "<Project><PropertyGroup><Second>$(First)$(Before)$(After)</Second>"
                  "<Here>$(MSBuildThisFileName)</Here></PropertyGroup></Project>");
  const Project project = read(R"~(
  <PropertyGroup><Before>2</Before></PropertyGroup>
  <ImportGroup Condition="exists('common\DRIVER.props')"><Import Project="common\DRIVER.props"/></ImportGroup>
  <PropertyGroup><After>3</After><Then>$(MSBuildThisFileName)</Then></PropertyGroup>
)~");
  EXPECT_THAT(messages(project), IsEmpty());
  EXPECT_EQ(project.property("Second"), "12");
  EXPECT_EQ(project.property("Here"), "driver");
  EXPECT_EQ(project.property("Then"), "driver");
}

TEST_F(ProjectTest, ChooseTakesTheFirstBranchThatHolds) {
  const Project project = read(R"(
  <Choose>
    <When Condition="'$(Platform)'=='Win32'"><PropertyGroup><Arch>x86</Arch></PropertyGroup></When>
    <When Condition="'$(Platform)'=='x64'"><PropertyGroup><Arch>amd64</Arch></PropertyGroup></When>
    <Otherwise><PropertyGroup><Arch>other</Arch></PropertyGroup></Otherwise>
  </Choose>
)");
  EXPECT_EQ(project.property("Arch"), "amd64");
}

TEST_F(ProjectTest, ItemsMayBeListedElsewhere) {
  const Project project = read(R"xml(
  <ItemGroup>
    <Shared Include="..\a.c;b.c"/>
    <ClCompile Include="b.c"/>
    <ClCompile Include="@(shared)" Exclude="@(ClCompile)"/>
    <ClCompile Include="@(Nothing)"/>
  </ItemGroup>
)xml");
  std::vector<std::string> names;
  for (const Source& source : project.sources)
    names.push_back(std::filesystem::path(source.path).filename().string());
  EXPECT_THAT(names, ElementsAre("b.c", "a.c"));
  EXPECT_THAT(messages(project), IsEmpty());
}

TEST_F(ProjectTest, NearestSolutionTellsItsFolder) {
  directory.write("all.sln", "Project(\"{1}\") = \"driver\", \"sys\\driver.vcxproj\", \"{2}\"\n");
  directory.write("sys/other.sln", "Project(\"{1}\") = \"b\", \"b.vcxproj\", \"{2}\"\n");
  const std::string text = std::string(kHead) + "</Project>\n";
  directory.write("sys/driver.vcxproj", text);
  directory.write("sys/alone.vcxproj", text);
  EXPECT_EQ(readProject(directory / "sys/driver.vcxproj", "").property("SolutionDir"),
            directory / "");
  EXPECT_EQ(readProject(directory / "sys/alone.vcxproj", "").property("SolutionDir"),
            directory / "sys/");
}

TEST_F(ProjectTest, TraceFunctionsAreMacrosWhereTracingIsOn) {
  const char* body = R"(<ItemGroup><ClCompile Include="a.c">
    <WppEnabled>%s</WppEnabled>
    <WppTraceFunction>TraceEvents(LEVEL,FLAGS,MSG,...);Hexdump((LEVEL,FLAGS,MSG,...))</WppTraceFunction>
  </ClCompile></ItemGroup>)";
  auto with = [&](const std::string& value) {
    std::string text = body;
    return arguments(read(text.replace(text.find("%s"), 2, value), "Release|x64"));
  };
  EXPECT_THAT(with("true"),
              ElementsAre("-DTraceEvents(...)=((void)0)", "-DHexdump(...)=((void)0)"));
  EXPECT_THAT(with("false"), IsEmpty());
}

TEST_F(ProjectTest, WhatIsNotUnderstoodIsToldOnceWithItsLine) {
  const Project project = read(R"(<PropertyGroup>
    <A>$([System.IO.Path]::GetTempPath())</A>
    <B>$([System.IO.Path]::GetTempPath())</B>
    <C Condition="'a' = 'a'">c</C>
  </PropertyGroup>
  <Import Project="none.props"/>
  <ItemGroup><ClCompile Include="*.c"/></ItemGroup>
)");
  EXPECT_THAT(messages(project),
              ElementsAre("10: $([System.IO.Path]::GetTempPath()) is not understood, and empty",
                          "12: the condition is not understood: 'a' = 'a'",
                          "14: imports none.props, which is not there",
                          "15: wildcards are not read: *.c"));
  for (const report::InputError& problem : project.problems)
    EXPECT_FALSE(problem.fileLost);
}

TEST_F(ProjectTest, ImportsInACircleEnd) {
  directory.write("a.props", "<Project>\n<Import Project=\"b.props\"/></Project>");
  directory.write("b.props", "<Project>\n<Import Project=\"a.props\"/></Project>");
  EXPECT_THAT(messages(read("<Import Project=\"a.props\"/>")),
              ElementsAre(HasSubstr("in a circle")));
}

TEST_F(ProjectTest, AbsurdNestingEnds) {
  std::string open, close, calls, ends;
  for (int i = 0; i < 100000; ++i) {
    open += "<Choose><Otherwise>\n";
    close += "</Otherwise></Choose>";
    calls += "$(A.Replace('x', ";
    ends += "))";
  }
  const Project project =
      read(open + close + "<PropertyGroup><A>a</A><B>" + calls + ends +
           "</B></PropertyGroup><ItemGroup><ClCompile Include=\"a.c\"/></ItemGroup>");
  EXPECT_EQ(project.sources.size(), 1U);
  EXPECT_THAT(messages(project), ElementsAre("110: Choose is nested too deeply, and left out"));
}

TEST_F(ProjectTest, BrokenAndMissingProjectsAreLost) {
  directory.write("broken.vcxproj", "<Project>\n<ItemGroup>\n</Project>\n");
  const Project broken = readProject(directory / "broken.vcxproj", "");
  ASSERT_EQ(broken.problems.size(), 1U);
  EXPECT_TRUE(broken.problems[0].fileLost);
  EXPECT_EQ(broken.problems[0].line, 3U);
  const Project missing = readProject(directory / "none.vcxproj", "");
  ASSERT_EQ(missing.problems.size(), 1U);
  EXPECT_TRUE(missing.problems[0].fileLost);
}

TEST_F(ProjectTest, ByteOrderMarksAreRead) {
  const std::string text = "<Project><PropertyGroup><A>1</A></PropertyGroup></Project>";
  directory.write("bom.vcxproj", "\xEF\xBB\xBF" + text);
  EXPECT_EQ(readProject(directory / "bom.vcxproj", "").property("A"), "1");
  std::string wide = "\xFF\xFE";
  for (char c : text)
    wide += std::string{c, '\0'};
  directory.write("wide.vcxproj", wide);
  EXPECT_EQ(readProject(directory / "wide.vcxproj", "").property("A"), "1");
}

TEST_F(ProjectTest, SolutionsNameProjects) {
  directory.write("sys/Driver.vcxproj", "<Project/>");
  directory.write("a.sln",
                  "Microsoft Visual Studio Solution File\r\n"
                  "Project(\"{8BC9}\") = \"driver\", \"Sys\\driver.vcxproj\", \"{FB7A}\"\r\n"
                  "EndProject\r\nProject(\"{2150}\") = \"Folder\", \"Folder\", \"{0C3A}\"\r\n");
  directory.write("a.slnx", "<Solution><Folder Name=\"/x/\">"
                            "<Project Path=\"sys/Driver.vcxproj\"/></Folder></Solution>");
  directory.write("bad.slnx", "<Solution>");
  std::vector<report::InputError> problems;
  for (const char* solution : {"a.sln", "a.slnx"})
    EXPECT_THAT(projectsOf(directory / solution, problems),
                ElementsAre(directory / "sys/Driver.vcxproj"));
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_THAT(projectsOf(directory / "bad.slnx", problems), IsEmpty());
  EXPECT_THAT(projectsOf(directory / "none.sln", problems), IsEmpty());
  EXPECT_EQ(problems.size(), 2U);
}

TEST_F(ProjectTest, ProjectsBelowADirectory) {
  directory.write("b/b.vcxproj", "<Project/>");
  directory.write("a/A.VCXPROJ", "<Project/>");
  directory.write(".git/c.vcxproj", "<Project/>");
  directory.write("a/a.vcxproj.filters", "<Project/>");
  EXPECT_THAT(projectsBelow(directory.path()),
              ElementsAre(directory / "a/A.VCXPROJ", directory / "b/b.vcxproj"));
}

} // namespace
} // namespace driver_tidy::msbuild
