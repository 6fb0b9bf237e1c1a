#!/usr/bin/env python3
"""Runs the built driver-tidy as a user does: exit codes, bad input, options, golden SARIF.

With DRIVER_TIDY_UPDATE_GOLDEN=1 the files in testdata/golden are written anew.
"""

import json
import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

import command
from command import BAD, CLEAN, DECLARATIONS, FINDINGS, GOOD, PARTIAL, TOOL, UNUSABLE, CommandTest, limits_memory

TOP = command.TOP
GOLDEN = TOP / "testdata/golden"


def project(source, more="", driver_type="WDM"):
    return f"""<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
<PropertyGroup><DriverType>{driver_type}</DriverType></PropertyGroup>{more}
<ItemGroup><ClCompile Include="{source}"/></ItemGroup></Project>
"""


class Headers(CommandTest):
    def test_header_by_itself(self):
        self.write("a.h", BAD)
        self.write("B.H", BAD.replace("Forgets", "Other"))
        self.assertEqual(self.check(FINDINGS, "a.h", "B.H").stdout.count("warning:"), 2)


class Faults(CommandTest):
    """One file goes wrong in a process of its own; the others are checked."""

    prefix = "" # of both files

    def lost(self, name, text, error, *arguments):
        self.write("shared.h", "#define SHARED 1\n")
        self.write(name, self.prefix + text)
        self.write("bad.c", self.prefix + BAD)
        result = self.check(PARTIAL, name, "bad.c", *arguments)
        self.assert_one_error(result, f"{name}: {error}")
        self.assertIn("'Forgets' returns", result.stdout)

    def test_crash(self):
        self.lost("a.c", "#pragma clang __debug crash\n", "Clang ended abnormally")
        self.lost("b.c", "#pragma clang __debug llvm_fatal_error\n", "Clang ended abnormally")

    def test_hang(self):
        self.lost("a.cpp", "constexpr int f(int n) { int s = 0; for (int i = 0; i < n; ++i) for (int j = 0; j < n; ++j) "
                           "s = (s + j) % 7; return s; }\nstatic_assert(f(1000000) >= 0, \"\");\n",
                  "took longer than 1 s", "--max-seconds", "1", "--", "-fconstexpr-steps=2147483647")

    @limits_memory
    def test_memory(self):
        eight = ", ".join(["__VA_ARGS__"] * 8)
        self.lost("a.c", f"#define A(...) {eight}\n#define B(...) A(A(__VA_ARGS__))\n#define C(...) B(B(__VA_ARGS__))\n"
                         "int Big[] = { C(C(1)) };\n", "needs more than 700 MB of memory", "--max-memory", "700")

    def test_same_output_with_any_number_of_jobs(self):
        outputs = {self.run_tool("check", "testdata/drivers", "testdata/fragments/seh", "-j", jobs, "--no-cache",
                                 "--sarif", "-", "--", "-Itestdata/include", cwd=TOP).stdout for jobs in ("1", "8", "8")}
        self.assertEqual(len(outputs), 1)
        self.assertIn('"results"', outputs.pop())


class FaultsBehindASharedPrefix(Faults):
    prefix = '#include "shared.h"\n'

    def test_in_the_prefix(self):
        self.write("crash.h", "#ifndef GOOD\n#pragma clang __debug crash\n#endif\n")
        for name in ("a.c", "b.c"):
            self.write(name, '#include "crash.h"\n' + BAD)
        result = self.check(UNUSABLE, "a.c", "b.c")
        self.assertEqual(result.stderr.count(": Clang ended abnormally"), 2)

    def test_many_files(self):
        """More than one process reads."""
        for number in range(40):
            self.write(f"f{number}.c", self.prefix + BAD.replace("Forgets", f"Forgets{number}"))
        self.write("f7.c", self.prefix + "#pragma clang __debug crash\n")
        self.write("shared.h", "#define SHARED 1\n")
        result = self.check(PARTIAL, ".", "-j", "2")
        self.assertEqual(result.stdout.count("warning:"), 39)
        self.assert_one_error(result, "f7.c: Clang ended abnormally")


class Projects(CommandTest):
    def test_each_project_is_a_driver_of_its_own(self):
        self.write("a/a.vcxproj", project("Main.c"))
        self.write("a/main.c", BAD)
        self.write("b/b.vcxproj", project("main.c"))
        self.write("b/main.c", GOOD.replace("Leaves", "Forgets"))
        self.write("tool/tool.vcxproj", project("tool.c", driver_type=""))
        self.write("tool/tool.c", BAD)
        self.write("package.vcxproj", "<Project><PropertyGroup><DriverType>WDM</DriverType></PropertyGroup></Project>")
        result = self.check(FINDINGS, ".", "--sarif", "out.sarif")
        self.assertRegex(result.stdout, r"a/main\.c:\d+:\d+: warning: 'Forgets' returns")
        self.assertEqual(result.stdout.count("warning:"), 1)
        self.assertIn("driver-tidy: a/a.vcxproj:", result.stderr)
        self.assertNotIn("tool", result.stderr)
        self.assertIn("driver-tidy: .: 1 source file in no kernel-mode project, and so not checked", result.stderr)
        self.assertNotIn("not analysed:", result.stderr)
        (run,) = json.loads((self.dir / "out.sarif").read_text())["runs"]
        self.assertEqual([found["properties"]["drivers"] for found in run["results"]], [["a/a.vcxproj"]])

    def test_what_several_drivers_share_is_said_once(self):
        self.write("shared.h", BAD)
        for name in "ab":
            self.write(f"{name}/{name}.vcxproj", project("main.c"))
            self.write(f"{name}/main.c", '#include "../shared.h"\n')
        result = self.check(FINDINGS, ".", "--sarif", "out.sarif")
        self.assertEqual(result.stdout.count("warning:"), 1)
        self.assertIn("note: the same in b/b.vcxproj", result.stdout)
        (run,) = json.loads((self.dir / "out.sarif").read_text())["runs"]
        self.assertEqual([found["properties"]["drivers"] for found in run["results"]],
                         [["a/a.vcxproj", "b/b.vcxproj"]])

    def test_solution(self):
        self.write("a.sln", 'Project("{8}") = "a", "Sys\\a.vcxproj", "{F}"\nEndProject\n')
        self.write("sys/a.vcxproj", project("a.c"))
        self.write("sys/a.c", BAD)
        self.check(FINDINGS, "a.sln")
        self.write("b.sln", "nothing\n")
        self.assert_one_error(self.check(UNUSABLE, "b.sln"), "b.sln: names no project")

    def test_configuration(self):
        more = """<ItemDefinitionGroup Condition="'$(Configuration)|$(Platform)'=='Release|x64'"><ClCompile>
<PreprocessorDefinitions>FIXED</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>"""
        self.write("a.vcxproj", project("a.c", more))
        self.write("a.c", BAD.replace("    return;", "#ifndef FIXED\n    return;\n#else\n    ;\n#endif"))
        self.check(FINDINGS, "a.vcxproj")
        self.check(CLEAN, "a.vcxproj", "--config", "Release|x64")

    def test_flags_behind_the_separator_come_last(self):
        self.write("a.vcxproj", project("a.c"))
        self.write("a.c", GOOD + "#ifndef DEBUGGING\n#error not given\n#endif\n")
        self.assertIn("not given", self.check(CLEAN, "a.vcxproj").stderr)
        self.assertNotIn("not given", self.check(CLEAN, "a.vcxproj", "--", "-DDEBUGGING").stderr)

    def test_drivers_of_a_directory_do_not_mix(self):
        entry = "long DriverEntry(void *Driver) { Leaves(); return 0; }\n"
        self.write("all/one/a.c", GOOD + entry)
        self.write("all/two/sys/b.c", GOOD + entry)
        result = self.check(CLEAN, "all")
        self.assertNotIn("another file defines", result.stderr)
        self.assertIn("driver-tidy: all/one:\n", result.stderr)
        self.assertIn("driver-tidy: all/two:\n", result.stderr)
        self.assertIn("another file defines", self.check(CLEAN, "all/one/a.c", "all/two/sys/b.c").stderr)

    def test_encodings(self):
        """A finding in each file, whatever it is written in; UTF-16 costs one error."""
        text = BAD.replace("\n", "\r\n")
        self.write("sp ace/Ünï.c", text.encode())
        self.write("bom.c", b"\xef\xbb\xbf" + text.replace("Forgets", "Second").encode())
        self.write("ansi.c", b"// caf\xe9 \x80\r\n" + text.replace("Forgets", "Third").encode())
        self.write("wide.c", text.encode("utf-16"))
        body = project("sp ace\\Ünï.c;bom.c;ansi.c;wide.c")
        self.write("wide.vcxproj", body.encode("utf-16"))
        result = self.check(PARTIAL, "wide.vcxproj", "--sarif", "out.sarif")
        self.assertEqual(result.stdout.count("warning:"), 3)
        self.assertIn("sp ace/Ünï.c:", result.stdout)
        self.assert_one_error(result, "wide.c: is UTF-16")
        uris = {entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                for entry in json.loads((self.dir / "out.sarif").read_text())["runs"][0]["results"]}
        self.assertEqual(uris, {"sp%20ace/%C3%9Cn%C3%AF.c", "bom.c", "ansi.c"})

    def test_headers(self):
        self.write("a.c", "#include <wdm.h>\n" + GOOD.replace("void Leaves", "FROM_THE_KIT Leaves"))
        self.write("kit/Include/10.0.1.0/km/Wdm.h", "typedef void FROM_THE_KIT;\n")
        self.assertNotIn("warning:", self.check(CLEAN, "a.c", "--headers", "wdk:kit").stderr)
        self.assertIn("'wdm.h' file not found", self.check(CLEAN, "a.c", "--headers", "none").stderr)
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--headers", "wdk:none"), "none: no folder 'km'")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--headers", "some"), "'some' is none of")
        flags = self.run_tool("flags", "--headers", "wdk:kit").stdout.splitlines()
        self.assertIn(f"-idirafter{self.dir}/kit/Include/10.0.1.0/km", flags)

    def test_import(self):
        self.write("sys/a.vcxproj", project("a.c"))
        self.write("sys/a.c", BAD)
        result = self.run_tool("import", "sys/a.vcxproj", "-o", "compile_commands.json", "--", "-DMORE")
        self.assertEqual((result.returncode, result.stdout, result.stderr), (CLEAN, "", ""))
        database = json.loads((self.dir / "compile_commands.json").read_text())
        self.assertEqual([(entry["directory"], entry["file"]) for entry in database],
                         [(str(self.dir / "sys"), str(self.dir / "sys/a.c"))])
        self.assertIn("-DMORE", database[0]["arguments"])
        self.check(FINDINGS, "-p", ".")
        self.assertEqual(json.loads(self.run_tool("import", "sys/a.vcxproj", "--", "-DMORE").stdout), database)
        self.assertEqual(self.run_tool("import", "none.vcxproj").returncode, UNUSABLE)
        self.assertEqual(self.run_tool("import").returncode, UNUSABLE)

    def test_coverage(self):
        lost = (TOP / "testdata/fragments/broken-code/lost_statement.c").read_text()
        self.write("a/a.vcxproj", project("a.c"))
        self.write("a/a.c", "#include <none.h>\n#include <also_none.h>\n" + lost)
        self.write("b/b.vcxproj", project("b.c"))
        self.write("b/b.c", "#include <none.h>\n" + GOOD)
        include = f"-I{TOP / 'testdata/include'}"
        self.check(FINDINGS, ".", "--coverage", "seen.json", "--", include)
        first, second = json.loads((self.dir / "seen.json").read_text())["drivers"]
        self.assertEqual((first["project"], first["files"], first["partlyAnalysed"]), ("a/a.vcxproj", 1, 1))
        self.assertEqual(first["functions"], first["analysed"] + 1)
        self.assertEqual([reason["functions"] for reason in first["reasons"]], [1])
        self.assertEqual(first["missingHeaders"], [{"header": "also_none.h", "functions": 1},
                                                   {"header": "none.h", "functions": 1}])
        self.assertEqual((second["analysed"], second["notAnalysed"]), (1, 0))
        self.assertEqual(second["missingHeaders"], [{"header": "none.h", "functions": 0}])
        self.check(PARTIAL, ".", "--require-complete", "--", include)
        self.check(CLEAN, "b/b.vcxproj", "--require-complete")
        self.assert_one_error(self.check(UNUSABLE, ".", "--coverage", "none/seen.json"), "none/seen.json")

    def test_broken_project_costs_no_other(self):
        self.write("a/a.vcxproj", "<Project>\n<ItemGroup>\n</Project>")
        self.write("b/b.vcxproj", project("main.c"))
        self.write("b/main.c", BAD)
        result = self.check(PARTIAL, ".")
        self.assert_one_error(result, "a/a.vcxproj:3: ")
        self.assertIn("'Forgets' returns", result.stdout)

    def test_missing_source_and_missing_project(self):
        self.write("a.vcxproj", project("none.c"))
        self.assert_one_error(self.check(UNUSABLE, "a.vcxproj"), "none.c")
        self.assert_one_error(self.check(UNUSABLE, "b.vcxproj"), "b.vcxproj: ")

    def test_what_is_not_understood_is_a_warning(self):
        self.write("a.vcxproj", project("a.c", "<PropertyGroup><A>$([System.DateTime]::Now)</A></PropertyGroup>"))
        self.write("a.c", GOOD)
        result = self.check(CLEAN, "a.vcxproj")
        self.assertIn("driver-tidy: warning: a.vcxproj:2: $([System.DateTime]::Now) is not understood", result.stderr)


class ExitCodes(CommandTest):
    def test_clean(self):
        result = self.check(CLEAN, self.write("good.c", GOOD))
        self.assertEqual(result.stdout, "")

    def test_findings(self):
        result = self.check(FINDINGS, self.write("bad.c", BAD))
        self.assertRegex(result.stdout, r"^bad\.c:\d+:\d+: warning: .*\[driver-guarded-regions\]\n")
        self.assertIn("bad.c:5:3: note: ", result.stdout)

    def test_partial_wins_over_findings(self):
        result = self.check(PARTIAL, "missing.c", self.write("bad.c", BAD))
        self.assertIn("[driver-guarded-regions]", result.stdout)
        self.assert_one_error(result, "missing.c: ", "No such file")

    def test_nothing_could_be_checked(self):
        self.assert_one_error(self.check(UNUSABLE, "missing.c"), "missing.c: ")

    def test_wrong_use(self):
        for arguments in [[], ["chek"], ["check"], ["check", "--nonsense", "a.c"], ["explain"],
                          ["check", "-j", "0", "a.c"], ["check", "-j", "many", "a.c"],
                          ["explain", "GuardedRegions", "--", "-DX"]]:
            with self.subTest(arguments):
                result = self.run_tool(*arguments)
                self.assertEqual(result.returncode, UNUSABLE, result.stderr)
                self.assertEqual(result.stdout, "")
                self.assert_one_error(result)


class Inputs(CommandTest):
    def test_every_bad_input_has_its_error_and_the_others_are_checked(self):
        self.write("bad.c", BAD)
        self.write("binary.c", bytes(range(256)))
        self.write("notes.txt", "no source")
        (self.dir / "empty").mkdir()
        (self.dir / "dangling.c").symlink_to("nowhere")
        result = self.check(PARTIAL, "missing.c", "binary.c", "notes.txt", "empty", "dangling.c", "bad.c")
        self.assertIn("bad.c:", result.stdout)
        errors = self.errors(result)
        for path in ["missing.c", "binary.c", "notes.txt", "empty", "dangling.c"]:
            with self.subTest(path):
                self.assertEqual(sum(f"error: {path}: " in error for error in errors), 1, errors)
        self.assertEqual(len(errors), 5, errors)
        self.assertIn("1 file checked, 5 inputs could not be checked", result.stderr)

    @unittest.skipIf(os.geteuid() == 0, "root can read everything")
    def test_unreadable_file(self):
        (self.dir / self.write("secret.c", BAD)).chmod(0)
        self.assert_one_error(self.check(UNUSABLE, "secret.c"), "secret.c: ", "Permission denied")

    def test_directory_without_sources(self):
        self.write("notes.txt", "")
        self.assert_one_error(self.check(UNUSABLE, "."), ".: no source file")

    def test_directory(self):
        self.write("driver/b.c", BAD)
        self.write("driver/sub/A.CPP", 'extern "C" {\n' + BAD.replace("Forgets", "Forgets2") + "}\n")
        self.write("driver/note.txt", "")
        result = self.check(FINDINGS, "driver")
        self.assertIn("driver/b.c:6", result.stdout)
        self.assertIn("2 files checked", result.stderr)

    def test_upper_case_c_is_c(self):
        self.write("FILE.C", BAD + "int f(void) { int new = 1; return new; }\n")
        result = self.check(FINDINGS, "FILE.C")
        self.assertNotIn("from Clang", result.stderr)

    def test_a_file_named_twice_is_read_once(self):
        self.write("d/bad.c", BAD)
        result = self.check(FINDINGS, "d/bad.c", "d", "./d/bad.c")
        self.assertIn("1 file checked", result.stderr)

    def test_empty_file(self):
        result = self.check(CLEAN, self.write("empty.c", ""))
        self.assertIn("1 file checked", result.stderr)
        self.assertIn("0 functions", result.stderr)

    def test_clang_errors_are_counted_and_the_rest_is_checked(self):
        self.write("bad.c", '#include "missing.h"\n' + BAD + "int g(void) { return }\n")
        result = self.check(FINDINGS, "bad.c")
        self.assertIn("driver-tidy: warning: bad.c:1:10: 'missing.h' file not found (2 errors in reading bad.c)",
                      result.stderr)
        self.assertIn("2 errors from Clang in 1 file", result.stderr)
        self.assertEqual(self.errors(result), [])

    def test_one_header_with_an_error_is_told_once(self):
        self.write("all.h", "unknown_type value;\n")
        for name in ["a.c", "b.c", "c.c"]:
            self.write(name, '#include "all.h"\n' + GOOD.replace("Leaves", name[0]))
        result = self.check(CLEAN, "a.c", "b.c", "c.c")
        self.assertIn("driver-tidy: warning: ./all.h:1:1: unknown type name 'unknown_type' "
                      "(3 errors in reading a.c and 2 more)", result.stderr)
        self.assertEqual(result.stderr.count("warning:"), 1)

    def test_functions_not_analysed_are_listed_and_counted(self):
        self.write("bad.c", GOOD + "void Broken(void) {\n  KeEnterGuardedRegion();\n  unknown + ;\n}\n")
        result = self.check(CLEAN, "bad.c", "--sarif", "out.sarif", "--quiet")
        self.assertRegex(result.stderr, r"driver-tidy: bad\.c:8: 'Broken' partly analysed: .+\n")
        log = json.loads((self.dir / "out.sarif").read_text())
        notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
        self.assertTrue(any("'Broken' was partly analysed" in note["message"]["text"] for note in notes))
        result = self.check(CLEAN, "bad.c")
        self.assertIn("2 functions: 1 analysed, 1 partly, 0 not analysed", result.stderr)

    def test_a_name_that_two_files_define_is_told(self):
        for name in ["one.c", "two.c"]:
            self.write(name, BAD)
        result = self.check(FINDINGS, "one.c", "two.c")
        self.assertIn("two.c:4: 'Forgets' not analysed: another file defines a function of this name", result.stderr)
        self.assertNotIn("two.c", result.stdout)
        self.assertIn("2 functions: 1 analysed, 0 partly, 1 not analysed", result.stderr)

    def test_a_header_that_is_reached_by_two_names_is_one(self):
        self.write("inc/all.h", "#pragma once\n" + BAD.replace("void Forgets", "inline void Forgets"))
        self.write("a.c", '#include "inc/all.h"\nvoid a(void) { Forgets(); }\n')
        self.write("sub/b.c", '#include "../inc/all.h"\nvoid b(void) { Forgets(); }\n')
        result = self.check(FINDINGS, "a.c", "sub/b.c")
        self.assertEqual(result.stdout.count("warning:"), 1)
        self.assertIn("3 functions: 3 analysed, 0 partly, 0 not analysed", result.stderr)

    def test_calls_are_followed_across_files(self):
        self.write("a.c", DECLARATIONS + "void Enter(void) { KeEnterGuardedRegion(); }\n")
        self.write("b.c", DECLARATIONS + "void Enter(void);\nvoid F(void) { Enter(); if (Ready()) "
                                         "KeLeaveGuardedRegion(); }\n")
        result = self.check(FINDINGS, "a.c", "b.c")
        self.assertIn("b.c:5", result.stdout)


class Flags(CommandTest):
    def test_clang_flags(self):
        self.write("a.c", "#ifdef FORGETS\n" + BAD + "#endif\n")
        self.check(CLEAN, "a.c")
        self.check(CLEAN, "a.c", "--")
        self.check(FINDINGS, "a.c", "--", "-DFORGETS", "-UFORGET")

    def test_unusable_flags_are_an_error(self):
        result = self.check(UNUSABLE, self.write("bad.c", BAD), "--", "--no-such-flag")
        self.assert_one_error(result, "bad.c: unknown argument: '--no-such-flag'")

    def test_quiet(self):
        result = self.check(FINDINGS, self.write("bad.c", BAD), "--quiet")
        self.assertEqual(result.stderr, "")
        self.assertIn("[driver-guarded-regions]", result.stdout)

    def test_color(self):
        self.write("bad.c", BAD)
        self.assertNotIn("\033[", self.check(FINDINGS, "bad.c").stdout)
        self.assertIn("\033[", self.check(FINDINGS, "bad.c", "--use-color").stdout)
        self.assertNotIn("\033[", self.check(FINDINGS, "bad.c", "--use-color=false").stdout)

    def test_live_line_only_on_a_terminal(self):
        self.write("good.c", GOOD)
        self.assertNotIn("\r", self.check(CLEAN, "good.c").stderr)
        terminal, stderr = pty.openpty()
        with open(terminal, "rb", buffering=0) as reader:
            subprocess.run([TOOL, "check", "good.c"], cwd=self.dir, stderr=stderr, check=True, timeout=60)
            os.close(stderr)
            self.assertIn(b"\r\033[K[1/1] good.c", reader.read(4096))

    def test_same_bytes_whatever_the_number_of_threads(self):
        for i in range(12):
            self.write(f"d/{i}.c", BAD.replace("Forgets", f"Forgets{i}"))
        one = self.check(FINDINGS, "d", "-j1", "--sarif", "-")
        eight = self.check(FINDINGS, "d", "-j", "8", "--sarif", "-")
        self.assertEqual(one.stdout, eight.stdout)
        self.assertEqual(self.check(FINDINGS, "d", "-j1").stdout, self.check(FINDINGS, "d", "-j8").stdout)

    def test_full_output_is_an_error(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([TOOL, "check", self.write("bad.c", BAD)], cwd=self.dir, stdout=full,
                                    stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(result.returncode, UNUSABLE)
        self.assertIn("driver-tidy: error: standard output: cannot be written", result.stderr)


class Checks(CommandTest):
    def test_list(self):
        result = self.run_tool("--list-checks")
        self.assertEqual(result.returncode, CLEAN)
        self.assertRegex(result.stdout, r"(?m)^\[on\]  driver-critical-regions +\S")
        self.assertRegex(result.stdout, r"(?m)^\[on\]  driver-guarded-regions +\S")

    def test_list_as_selected(self):
        result = self.check(CLEAN, "--list-checks", "--checks=-*,driver-guarded-*")
        self.assertRegex(result.stdout, r"(?m)^\[off\] driver-critical-regions ")
        self.assertRegex(result.stdout, r"(?m)^\[on\]  driver-guarded-regions ")

    def test_selection(self):
        self.write("bad.c", BAD)
        self.check(CLEAN, "bad.c", "--checks", "-driver-guarded-regions")
        self.check(CLEAN, "bad.c", "--checks=-*,driver-critical-regions")
        self.check(FINDINGS, "bad.c", "--checks=-*,driver-guarded-regions")

    def test_unknown_check(self):
        self.write("bad.c", BAD)
        for globs in ["driver-gaurded-regions", "-*,bugprone-*,driver-*", "-driver-x"]:
            with self.subTest(globs):
                self.assert_one_error(self.check(UNUSABLE, "bad.c", "--checks=" + globs), "matches no check")
        self.assert_one_error(self.check(UNUSABLE, "bad.c", "--checks=-*"), "no check is left")

    def test_explain(self):
        by_check = self.run_tool("explain", "driver-guarded-regions")
        self.assertEqual(by_check.returncode, CLEAN, by_check.stderr)
        self.assertEqual(by_check.stdout, (TOP / "rules/driver-guarded-regions.md").read_text())
        self.assertEqual(self.run_tool("explain", "GuardedRegions").stdout, by_check.stdout)

    def test_explain_unknown_rule(self):
        result = self.run_tool("explain", "NoSuchRule")
        self.assertEqual(result.returncode, UNUSABLE)
        self.assert_one_error(result, "'NoSuchRule' is no rule")

    def test_strict_alternation(self):
        self.write("nested.c", DECLARATIONS + "void F(void) {\n  KeEnterGuardedRegion();\n  KeEnterGuardedRegion();"
                                              "\n  KeLeaveGuardedRegion();\n  KeLeaveGuardedRegion();\n}\n")
        self.check(CLEAN, "nested.c")
        result = self.check(FINDINGS, "--strict-alternation", "driver-guarded-regions", "nested.c")
        self.assertIn("nested.c:6:3: warning: ", result.stdout)
        self.assert_one_error(self.check(UNUSABLE, "nested.c", "--strict-alternation", "driver-x"),
                              "'driver-x' is no check")

    def test_flags(self):
        result = self.run_tool("flags")
        self.assertEqual(result.returncode, CLEAN)
        self.assertIn("-D_KERNEL_MODE=1", result.stdout.splitlines())

    def test_suppressed_findings_stay_in_sarif(self):
        suppressed = BAD.replace("    return;", "#pragma warning(suppress: 28103)\n    return;")
        self.write("a.c", suppressed)
        result = self.check(CLEAN, "a.c", "--sarif", "a.sarif")
        self.assertEqual(result.stdout, "")
        self.write("b.c", suppressed.replace("Forgets", "Suppressed") + BAD.replace(DECLARATIONS, ""))
        self.check(FINDINGS, "b.c", "--sarif", "b.sarif")
        kinds = {name: [[how["kind"] for how in found["suppressions"]]
                        for found in json.loads((self.dir / name).read_text())["runs"][0]["results"]]
                 for name in ("a.sarif", "b.sarif")}
        self.assertEqual(kinds, {"a.sarif": [["inSource"]], "b.sarif": [["inSource"], []]})

    def test_version_and_help(self):
        self.assertRegex(self.run_tool("--version").stdout, r"^driver-tidy \d+\.\d+\.\d+ \(LLVM \d+\)\n$")
        for arguments in [["--help"], ["check", "--help"]]:
            result = self.run_tool(*arguments)
            self.assertEqual(result.returncode, CLEAN)
            self.assertIn("Exit codes:", result.stdout)


class Families(CommandTest):
    def test_group_selects_its_checks(self):
        result = self.run_tool("check", "--list-checks", "--checks=-*,sdv-storport")
        on = [line for line in result.stdout.splitlines() if line.startswith("[on]")]
        self.assertGreater(len(on), 5)
        self.assertIn("driver-hw-storport-prohibited-ddis", result.stdout)
        self.assertTrue(all("storport" in line for line in on if "driver-storport" in line))
        self.assertNotIn("[on]  driver-guarded-regions", result.stdout)

    def test_every_rule_has_a_page(self):
        listed = self.run_tool("--list-checks").stdout
        for line in listed.splitlines():
            check = line.split()[1]
            page = self.run_tool("explain", check)
            self.assertEqual(page.returncode, CLEAN, check)
            self.assertIn(check, page.stdout)

    def test_strict_names_a_check(self):
        result = self.check(UNUSABLE, "--strict", "driver-unheard-of", self.write("a.c", GOOD))
        self.assertIn("--strict: 'driver-unheard-of' is no check", result.stderr)

    def test_strict_judges_as_sdv(self):
        source = """\
typedef void KDEFERRED_ROUTINE(void*, void*, void*, void*);
unsigned char KeAreApcsDisabled(void);
KDEFERRED_ROUTINE Dpc;
void Dpc(void* a, void* b, void* c, void* d) { KeAreApcsDisabled(); }
"""
        self.write("a.c", source)
        self.check(CLEAN, "a.c")
        result = self.check(FINDINGS, "--strict", "driver-irql-ke-apc-lte2", "a.c")
        self.assertIn("at DISPATCH_LEVEL", result.stdout)


class Contracts(CommandTest):
    WRAPPERS = {"contracts": [{"names": ["LibEnter"], "effect": "enter guarded-region"},
                              {"names": ["LibLeave"], "effect": "leave guarded-region"}]}

    def test_own_contracts(self):
        self.write("a.c", "void LibEnter(void); void LibLeave(void); int Ready(void);\n"
                          "void F(void) { LibEnter(); if (Ready()) LibLeave(); }\n")
        self.check(CLEAN, "a.c")
        self.write("lib.json", json.dumps(self.WRAPPERS))
        # The option takes one file; what follows it is an input again.
        result = self.check(FINDINGS, "--contracts", "lib.json", "a.c")
        self.assertIn("a.c:2:", result.stdout)

    def test_broken_contracts(self):
        self.write("bad.c", BAD)
        self.write("broken.json", '{\n  "contracts": [\n')
        self.write("wrong.json", '{\n  "contracts": [\n    {"names": ["F"], "effect": "enter nowhere"}\n  ]\n}\n')
        for file, place in [("broken.json", "broken.json:"), ("wrong.json", "wrong.json:3: /contracts/0/effect: "),
                            ("missing.json", "missing.json: "), (".", ".: is a directory")]:
            with self.subTest(file):
                result = self.check(UNUSABLE, "bad.c", "--contracts", file)
                self.assert_one_error(result, "error: " + place)
                self.assertEqual(result.stdout, "")


class States(CommandTest):
    DRIVER = """\
typedef unsigned char KIRQL;
typedef unsigned long KSPIN_LOCK;
typedef void KDEFERRED_ROUTINE(void*, void*, void*, void*);
void KeAcquireSpinLock(KSPIN_LOCK*, KIRQL*);
void KeReleaseSpinLock(KSPIN_LOCK*, KIRQL);
void KeEnterCriticalRegion(void);
KDEFERRED_ROUTINE Dpc;
static void Helper(void) { KeEnterCriticalRegion(); }
void Dpc(void* a, void* b, void* c, void* d) {
  Helper();
}
void Unknown(KSPIN_LOCK* Lock) {
  KIRQL old;
  KeAcquireSpinLock(Lock, &old);
  KeReleaseSpinLock(Lock, old);
}
"""

    def test_margin(self):
        result = self.run_tool("states", self.write("a.c", self.DRIVER))
        self.assertEqual(result.returncode, CLEAN, result.stderr)
        lines = result.stdout.splitlines()
        self.assertEqual(lines[0], "a.c:")
        self.assertRegex(result.stdout, r"DISPATCH_LEVEL +8 \| static void Helper")
        self.assertRegex(result.stdout, r"// DPC routine 'Dpc', DISPATCH_LEVEL")
        self.assertRegex(result.stdout, r"unknown IRQL +14 \|   KeAcquireSpinLock")
        self.assertRegex(result.stdout, r"DISPATCH_LEVEL +15 \|   KeReleaseSpinLock")
        self.assertRegex(result.stdout, r"\n +12 \| void Unknown")

    def test_bad_input(self):
        result = self.run_tool("states", "missing.c")
        self.assertEqual(result.returncode, UNUSABLE)
        self.assertIn("missing.c", result.stderr)
        self.assertEqual(result.stdout, "")
        result = self.run_tool("states")
        self.assertEqual(result.returncode, UNUSABLE)
        self.assertIn("name a file", result.stderr)


class Database(CommandTest):
    def database(self, *entries, name="build/compile_commands.json"):
        self.write(name, json.dumps(list(entries), indent=1))

    def entry(self, file, command="cc -c {file} -o out.o", **more):
        directory = str(self.dir / "build")
        return {"directory": directory, "file": file, "command": command.format(file=file), **more}

    def test_all_files_of_the_database(self):
        self.write("src/a.c", BAD.replace("if (!Ready())", "if (FLAG)").replace("Forgets", "A"))
        self.write("src/b.c", BAD.replace("if (!Ready())", "if (FLAG)").replace("Forgets", "B"))
        self.write("src/unlisted.c", BAD)
        self.database(self.entry("../src/a.c", "cc '-DFLAG=!Ready()' -MD -MF x.d -c {file} -o out.o"),
                      {"directory": str(self.dir / "build"), "file": str(self.dir / "src/b.c"),
                       "arguments": ["cc", "-DFLAG=!Ready()", "-c", "../src/b.c"]})
        result = self.check(FINDINGS, "-p", "build")
        self.assertRegex(result.stdout, r"(?m)^src/a\.c:7:5: warning: ")
        self.assertRegex(result.stdout, r"(?m)^src/b\.c:7:5: warning: ")
        self.assertNotIn("unlisted.c", result.stdout)
        self.assertNotIn("from Clang", result.stderr)

    def test_headers_of_different_directories_stay_apart(self):
        for name in ["one", "two"]:
            self.write(f"{name}/shared.h", BAD.replace("void Forgets", f"static void Forgets_{name}"))
            self.write(f"{name}/a.c", f'#include "shared.h"\nvoid {name}(void) {{ Forgets_{name}(); }}\n')
        self.database(*({"directory": str(self.dir / name), "file": "a.c", "command": "cc -I. -c a.c"}
                        for name in ["one", "two"]))
        result = self.check(FINDINGS, "-p", "build")
        self.assertRegex(result.stdout, r"(?m)^one/shared\.h:7:5: warning: ")
        self.assertRegex(result.stdout, r"(?m)^two/shared\.h:7:5: warning: ")

    def test_named_files_take_their_flags_from_the_database(self):
        self.write("src/a.c", BAD.replace("if (!Ready())", "if (FLAG)"))
        self.write("src/b.c", BAD)
        self.database(self.entry("../src/a.c", "cc -c {file} -DFLAG=!Ready()"), self.entry("../src/b.c"))
        result = self.check(FINDINGS, "-p", "build", "src/a.c")
        self.assertIn("1 file checked", result.stderr)
        self.assertNotIn("from Clang", result.stderr)

    def test_named_file_that_is_not_in_the_database(self):
        self.write("src/a.c", BAD)
        self.write("src/b.c", BAD)
        self.database(self.entry("../src/a.c"))
        result = self.check(PARTIAL, "-p", "build", "src/a.c", "src/b.c")
        self.assert_one_error(result, "src/b.c: is not in the compile database")
        result = self.check(FINDINGS, "-p", "build", "src")
        self.assertIn("src: 1 source file not in the compile database", result.stderr)

    def test_flags_behind_the_database_s(self):
        self.write("src/a.c", BAD.replace("if (!Ready())", "if (FLAG)"))
        self.database(self.entry("../src/a.c", "cc -c {file} -DFLAG=0"))
        self.check(CLEAN, "-p", "build")
        self.check(FINDINGS, "-p", "build", "--", "-UFLAG", "-DFLAG=!Ready()")

    def test_bad_databases(self):
        self.assert_one_error(self.check(UNUSABLE, "-p", "build"), "build/compile_commands.json: ", "No such file")
        self.write("build/compile_commands.json", "[\n{]")
        self.assert_one_error(self.check(UNUSABLE, "-p", "build"), "build/compile_commands.json:2: ")
        self.write("src/a.c", BAD)
        self.database(self.entry("../src/a.c"), {"file": "x.c"})
        result = self.check(PARTIAL, "-p", "build")
        self.assertIn("src/a.c:", result.stdout)
        self.assertIn("/1: ", "\n".join(self.errors(result)))


class Sarif(CommandTest):
    def test_file(self):
        self.write("bad.c", BAD)
        result = self.check(FINDINGS, "bad.c", "--sarif", "out.sarif")
        self.assertIn("[driver-guarded-regions]", result.stdout)
        log = json.loads((self.dir / "out.sarif").read_text())
        self.assertEqual(log["version"], "2.1.0")
        (finding,) = log["runs"][0]["results"]
        self.assertEqual(finding["ruleId"], "driver-guarded-regions")
        self.assertEqual(finding["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "bad.c")
        self.assertIn("codeFlows", finding)
        self.assertEqual(sorted(p.name for p in self.dir.iterdir()), ["bad.c", "out.sarif"])

    def test_standard_output(self):
        result = self.check(FINDINGS, self.write("bad.c", BAD), "--sarif", "-")
        self.assertEqual(len(json.loads(result.stdout)["runs"][0]["results"]), 1)

    def test_paths_start_at_the_repository(self):
        self.write("sub/bad.c", BAD)
        (self.dir / ".git").mkdir()
        result = self.check(FINDINGS, "bad.c", "--sarif", "-", cwd=self.dir / "sub")
        location = json.loads(result.stdout)["runs"][0]["results"][0]["locations"][0]
        self.assertEqual(location["physicalLocation"]["artifactLocation"]["uri"], "sub/bad.c")

    def test_paths_start_at_the_repository_of_the_sources(self):
        self.write("theirs/sub/bad.c", BAD)
        (self.dir / "theirs/.git").mkdir()
        (self.dir / "ours/.git").mkdir(parents=True)
        for source in ("../theirs/sub/bad.c", self.dir / "theirs/sub/bad.c"):
            result = self.check(FINDINGS, source, "--sarif", "-", cwd=self.dir / "ours")
            location = json.loads(result.stdout)["runs"][0]["results"][0]["locations"][0]
            self.assertEqual(location["physicalLocation"]["artifactLocation"]["uri"], "sub/bad.c")

    def test_unwritable_paths_are_told_before_the_work(self):
        self.write("bad.c", BAD)
        for path, reason in [("missing/out.sarif", "No such file"), (".", "is a directory"),
                             ("bad.c/out.sarif", "Not a directory")]:
            with self.subTest(path):
                result = self.check(UNUSABLE, "bad.c", "--sarif", path)
                self.assert_one_error(result, f"error: {path}: ", reason)
                self.assertEqual(result.stdout, "")

    def test_failure_to_write_is_told_after_the_work(self):
        result = self.check(UNUSABLE, self.write("bad.c", BAD), "--sarif", "/dev/full")
        self.assert_one_error(result, "/dev/full: cannot be written")
        self.assertIn("[driver-guarded-regions]", result.stdout)

    def test_written_even_where_nothing_could_be_checked(self):
        self.check(UNUSABLE, "missing.c", "--sarif", "out.sarif")
        invocation = json.loads((self.dir / "out.sarif").read_text())["runs"][0]["invocations"][0]
        self.assertFalse(invocation["executionSuccessful"])
        self.assertEqual(len(invocation["toolExecutionNotifications"]), 1)


class Golden(CommandTest):
    """SARIF kept byte for byte."""

    SOURCES = {
        "finally.sarif": "testdata/fragments/seh/finally.c",
        "wrappers.sarif": "testdata/fragments/cross-file/wrappers.program",
        "vault.sarif": "testdata/drivers/vault",
    }

    def test_golden(self):
        for name, source in self.SOURCES.items():
            with self.subTest(name):
                result = self.check(FINDINGS, source, "--sarif", "-", "--", "-Itestdata/include", cwd=TOP)
                golden = GOLDEN / name
                if os.environ.get("DRIVER_TIDY_UPDATE_GOLDEN") == "1":
                    golden.parent.mkdir(exist_ok=True)
                    golden.write_text(result.stdout)
                self.assertEqual(result.stdout, golden.read_text())


if __name__ == "__main__":
    unittest.main()
