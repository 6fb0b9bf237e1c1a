#!/usr/bin/env python3
"""Runs the checks inside clang-tidy as a user does.

DRIVER_TIDY names the tool, PLUGIN the module, DRIVER_CLANG_TIDY the clang-tidy with the checks linked in, and LLVM the
version that they were built for.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
LLVM = os.environ.get("LLVM", "19")
BUILD = TOP / "build"
TOOL = os.environ.get("DRIVER_TIDY", str(BUILD / "bin/driver-tidy"))
PLUGIN = os.environ.get("PLUGIN", str(BUILD / f"lib/libDriverTidyPlugin-{LLVM}.so"))
LINKED = os.environ.get("DRIVER_CLANG_TIDY", str(BUILD / "bin/driver-clang-tidy"))
CLANG_TIDY = f"clang-tidy-{LLVM}"
TESTDATA = TOP / "testdata"

FLAGS = subprocess.run([TOOL, "flags"], capture_output=True, text=True, check=True).stdout.split("\n")[:-1]
FLAGS.append(f"-I{TESTDATA / 'include'}")

FORGETS = """\
#include "kernel.h"
NTSTATUS Forgets(PIRP Irp) {
  KeEnterGuardedRegion();
  if (Irp->Cancel)
    return STATUS_CANCELLED;
  KeLeaveGuardedRegion();
  return STATUS_SUCCESS;
}
"""
NESTS = """\
#include "kernel.h"
VOID Nests(VOID) {
  KeEnterGuardedRegion();
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
  KeLeaveGuardedRegion();
}
"""

LOCKS = """#include "kernel.h"
NTSTATUS F(PFAST_MUTEX Mutex, PIRP Irp) {{
  ExAcquireFastMutex(Mutex);
  if (Irp->Cancel)
    {}
  Irp->Cancel = TRUE;
  ExReleaseFastMutex(Mutex);
  return STATUS_SUCCESS;
}}
"""


def run(command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **more)


def clang_tidy(*arguments, checks="-*,driver-*,-driver-not-analysed", flags=FLAGS):
    return run([CLANG_TIDY, f"--load={PLUGIN}", f"--checks={checks}", "--quiet", *arguments, "--", *flags])


def options_of(path):
    """What a fragment wants to be checked with: checks that are off by default, strict ones, alternating ones."""
    text = path.read_text(errors="replace")
    named = lambda option: re.findall(rf"// option: {option} (\S+)", text)
    return named("check"), named("strict"), named("strict-alternation")


def warnings(output):
    """Warnings of our checks and the notes behind each, as printed."""
    found = []
    for line in output.splitlines():
        match = re.match(r"(.+?:\d+:\d+): (warning|note): (.*)$", line)
        if not match or match[3].startswith("expanded from "):
            continue
        if match[2] == "warning":
            found.append([line])
        elif found:
            found[-1].append(line)
    return sorted(tuple(lines) for lines in found if re.search(r"\[driver-[a-z0-9-]+\]$", lines[0]))


class PluginTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="driver-tidy-")
        self.addCleanup(directory.cleanup)
        self.dir = pathlib.Path(directory.name).resolve()

    def write(self, name, text):
        path = self.dir / name
        path.write_text(text)
        return path

    def checks_of(self, result):
        return re.findall(r"\[(driver-[a-z-]+)\]$", result.stdout, re.MULTILINE)

    def test_same_findings_as_the_tool(self):
        """Every source of testdata, with the checks that are on by default and those that it asks for."""
        sources = sorted(p for p in TESTDATA.rglob("*") if p.suffix in (".c", ".cpp") and p.is_file())
        on = re.findall(r"^\[on\] +(\S+)", run([TOOL, "--list-checks"]).stdout, re.MULTILINE)
        self.assertEqual(len(on), 7)

        def compare(path):
            more, strict, alternating = options_of(path)
            checks = "-*," + ",".join(on + more)
            config = {f"{check}.Strict": "true" for check in strict}
            config.update({f"{check}.StrictAlternation": "true" for check in alternating})
            language = ["-std=c++17"] if path.suffix == ".cpp" else ["-std=gnu17"]  # the tool's, where none is named
            theirs = clang_tidy("--header-filter=.*", "--config=" + json.dumps({"CheckOptions": config}), path,
                                checks=checks, flags=FLAGS + language)
            ours = run([TOOL, "check", path, f"--checks={checks}", "--quiet",
                        *[part for check in strict for part in ("--strict", check)],
                        *[part for check in alternating for part in ("--strict-alternation", check)],
                        "--", f"-I{TESTDATA / 'include'}"])
            return path, warnings(theirs.stdout), warnings(ours.stdout)

        total = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for path, theirs, ours in pool.map(compare, sources):
                total += len(ours)
                with self.subTest(path=path.relative_to(TESTDATA)):
                    self.assertEqual(theirs, ours)
        self.assertGreater(total, 200)

    def test_linked_in(self):
        path = self.write("a.c", FORGETS)
        result = run([LINKED, "--checks=-*,driver-guarded-regions", "--quiet", path, "--", *FLAGS])
        self.assertEqual(self.checks_of(result), ["driver-guarded-regions"])
        self.assertEqual(warnings(result.stdout), warnings(clang_tidy(path).stdout))

    def test_every_rule_is_a_check(self):
        listed = clang_tidy("--list-checks").stdout.split()
        ours = re.findall(r"^\[o(?:n|ff)\] +(\S+)", run([TOOL, "--list-checks"]).stdout, re.MULTILINE)
        self.assertGreater(len(ours), 90)
        self.assertEqual([name for name in listed if name.startswith("driver-")], sorted(ours))

    def test_options(self):
        path = self.write("a.c", NESTS)
        self.assertEqual(self.checks_of(clang_tidy(path)), [])
        config = '{CheckOptions: {driver-guarded-regions.StrictAlternation: true}}'
        self.assertEqual(self.checks_of(clang_tidy(path, f"--config={config}")), ["driver-guarded-regions"])
        config = '{CheckOptions: {driver-guarded-regions.StrictAlternation: perhaps}}'
        result = clang_tidy(path, f"--config={config}")
        self.assertIn("'perhaps' is no value of driver-guarded-regions.StrictAlternation", result.stdout)

    def test_contracts(self):
        path = self.write("a.c", '#include "kernel.h"\nVOID Lock(VOID);\nVOID F(VOID) { Lock(); KeLeaveGuardedRegion(); }\n'
                          "DRIVER_UNLOAD G;\nVOID G(PDRIVER_OBJECT D) { Lock(); }\n")
        good = self.write("good.json", '{"contracts": [{"names": ["Lock"], "effect": "enter guarded-region"}]}')
        config = f'{{CheckOptions: {{driver-guarded-regions.Contracts: "{good}"}}}}'
        self.assertIn("'G' returns with the guarded region still entered", clang_tidy(path, f"--config={config}").stdout)
        bad = self.write("bad.json", '{"contracts": [\n{"names": ["Lock"], "effect": "enter nothing"}]}')
        config = f'{{CheckOptions: {{driver-guarded-regions.Contracts: "{bad};{self.dir}/none.json"}}}}'
        result = clang_tidy(path, f"--config={config}")
        self.assertIn("bad.json:2: /contracts/0/effect: unknown counter 'nothing'", result.stdout)
        self.assertIn("none.json: cannot be read", result.stdout)
        self.assertNotEqual(result.returncode, 0)

    def test_other_units(self):
        """What another source does counts, is shown on the path, and is told with that source only."""
        sources = {
            "a.c": '#include "kernel.h"\nVOID Enter(VOID);\nDRIVER_UNLOAD Unload;\nVOID Unload(PDRIVER_OBJECT D) { Enter(); }\n',
            "b.c": '#include "kernel.h"\nVOID Enter(VOID) {\n  KeEnterGuardedRegion();\n}\n' + FORGETS,
        }
        paths = [self.write(name, text) for name, text in sources.items()]
        programs = []
        for path in paths:
            programs.append(path.with_suffix(".program"))
            run([TOOL, "capture", path, "-o", programs[-1], "--", f"-I{TESTDATA / 'include'}"], check=True)
        config = "--config=" + json.dumps({"CheckOptions": {"driver-guarded-regions.Program": ";".join(map(str, programs))}})
        checks = "-*,driver-guarded-regions"
        expected = warnings(run([TOOL, "check", *paths, f"--checks={checks}", "--", f"-I{TESTDATA / 'include'}"]).stdout)
        self.assertEqual(len(expected), 2)
        self.assertTrue(any(str(paths[1]) in line for line in expected[0]), expected[0]) # the path leads into b.c
        for path, finding in zip(paths, expected):
            self.assertEqual(warnings(clang_tidy(path, config, checks=checks).stdout), [finding])
        self.assertEqual(warnings(clang_tidy(paths[0], checks=checks).stdout), [])
        broken = self.write("broken.program", "none")
        config = "--config=" + json.dumps({"CheckOptions": {"driver-guarded-regions.Program": f"{broken};{self.dir}/none.program"}})
        result = clang_tidy(paths[0], config, checks=checks)
        self.assertIn("broken.program: is no program file", result.stdout)
        self.assertIn("none.program: cannot be read", result.stdout)
        self.assertNotEqual(result.returncode, 0)

    def test_configuration_is_known(self):
        config = ("{Checks: 'driver-*', CheckOptions: {driver-guarded-regions.StrictAlternation: true, "
                  "driver-within-critical-region.Strict: true, driver-irql-ke-apc-lte2.Contracts: 'a.json'}}")
        result = clang_tidy("--verify-config", f"--config={config}")
        self.assertIn("No config errors detected", result.stdout + result.stderr)
        wrong = clang_tidy("--verify-config", "--config={CheckOptions: {driver-guarded-regions.Sloppy: true}}")
        self.assertIn("driver-guarded-regions.Sloppy", wrong.stdout + wrong.stderr)
        dump = clang_tidy("--dump-config").stdout
        for option in ("driver-guarded-regions.StrictAlternation", "driver-within-critical-region.Strict",
                       "driver-hw-storport-prohibited-ddis.Contracts", "driver-guarded-regions.Program"):
            self.assertIn(option, dump)
        self.assertNotIn("driver-guarded-regions.Strict:", dump)

    def test_nolint(self):
        for before, behind in (("    // NOLINTNEXTLINE\n", ""), ("", " // NOLINT"),
                               ("", " // NOLINT(driver-guarded-regions)"), ("", " // NOLINT(driver-*)"),
                               ("// NOLINTBEGIN(driver-guarded-regions)\n", "\n// NOLINTEND(driver-guarded-regions)")):
            path = self.write("a.c", FORGETS.replace("    return STATUS_CANCELLED;",
                                                     before + "    return STATUS_CANCELLED;" + behind))
            self.assertEqual(self.checks_of(clang_tidy(path)), [], before + behind)
        path = self.write("a.c", FORGETS.replace("CANCELLED;", "CANCELLED; // NOLINT(bugprone-*)"))
        self.assertEqual(len(self.checks_of(clang_tidy(path, checks="-*,driver-guarded-regions"))), 1)

    def test_pragmas(self):
        for pragma in ("#pragma warning(suppress: 28103)", "#pragma prefast(suppress:26165, \"kept\")"):
            path = self.write("a.c", FORGETS.replace("    return STATUS_CANCELLED", pragma + "\n    return STATUS_CANCELLED"))
            self.assertEqual(self.checks_of(clang_tidy(path)), [], pragma)
            result = run([TOOL, "check", path, "--", f"-I{TESTDATA / 'include'}"])
            self.assertEqual((result.returncode, result.stdout), (0, ""), pragma)
            self.assertIn("0 findings (and 1 suppressed)", result.stderr)

    def test_fixes(self):
        """Every fixable fragment: it compiles, it is clean, and the rest is as it was."""
        cases = {
            FORGETS: FORGETS.replace("return STATUS_CANCELLED;", "{ KeLeaveGuardedRegion(); return STATUS_CANCELLED; }"),
            '#include "kernel.h"\nVOID F(PIRP Irp) {\n  FsRtlEnterFileSystem();\n  Irp->Cancel = FALSE;\n}\nDRIVER_UNLOAD U;\n'
            "VOID U(PDRIVER_OBJECT D) {\n  FsRtlEnterFileSystem();\n  D->DriverUnload = NULL;\n}\n":
            '#include "kernel.h"\nVOID F(PIRP Irp) {\n  FsRtlEnterFileSystem();\n  Irp->Cancel = FALSE;\n}\nDRIVER_UNLOAD U;\n'
            "VOID U(PDRIVER_OBJECT D) {\n  FsRtlEnterFileSystem();\n  D->DriverUnload = NULL;\n  FsRtlExitFileSystem();\n}\n",
            '#include "kernel.h"\nVOID F(PERESOURCE R) {\n  KeEnterCriticalRegion();\n  ExAcquireResourceExclusiveLite(R, TRUE);\n'
            "  KeLeaveCriticalRegion();\n  ExReleaseResourceLite(R);\n}\n":
            '#include "kernel.h"\nVOID F(PERESOURCE R) {\n  KeEnterCriticalRegion();\n  ExAcquireResourceExclusiveLite(R, TRUE);\n'
            "  ExReleaseResourceLite(R);\n  KeLeaveCriticalRegion();\n}\n",
            LOCKS.format("return STATUS_CANCELLED;"):
            LOCKS.format("{ ExReleaseFastMutex(Mutex); return STATUS_CANCELLED; }"),
        }
        on = "-*,driver-lock-pairing,driver-guarded-regions,driver-critical-regions,driver-within-critical-region"
        for text, fixed in cases.items():
            path = self.write("a.c", text)
            clang_tidy(path, "--fix", checks=on)
            self.assertEqual(path.read_text(), fixed)
            again = clang_tidy(path, checks=on)
            self.assertEqual((again.returncode, again.stdout), (0, ""))

    def test_fixes_nothing_that_is_uncertain(self):
        path = self.write("a.c", FORGETS.replace("  if (Irp->Cancel)", "  if (Irp == NULL)\n    return STATUS_UNSUCCESSFUL;\n"
                                                 "  if (Irp->Cancel)"))
        before = path.read_text()
        self.assertEqual(len(self.checks_of(clang_tidy(path, "--fix", checks="-*,driver-guarded-regions"))), 2)
        self.assertEqual(path.read_text(), before)

    def test_export_fixes(self):
        path = self.write("a.c", FORGETS)
        export = self.dir / "fixes.yaml"
        clang_tidy(path, f"--export-fixes={export}", checks="-*,driver-guarded-regions")
        text = export.read_text()
        self.assertIn("DiagnosticName:  driver-guarded-regions", text)
        self.assertIn("ReplacementText: '{ KeLeaveGuardedRegion(); return STATUS_CANCELLED; }'", text)
        self.assertIn("guarded region entered here by KeEnterGuardedRegion (depth 1)", text)

    def test_not_analysed(self):
        result = clang_tidy(TESTDATA / "fragments/broken-code/lost_statement.c", checks="-*,driver-not-analysed")
        self.assertRegex(result.stdout, r"warning: 'LosesStatement' is partly analysed: .* \[driver-not-analysed\]")
        self.assertEqual(len(self.checks_of(result)), 1)

    def test_missing_header_does_not_end_the_reading(self):
        path = self.write("a.c", '#include "none.h"\n' + FORGETS)
        result = clang_tidy(path)
        self.assertIn("'none.h' file not found", result.stdout)
        self.assertIn("driver-guarded-regions", self.checks_of(result))
        self.assertNotEqual(result.returncode, 0)

    def test_annotations_are_seen(self):
        """In the main file and in a header, although the headers define the macros as nothing."""
        declared = "_IRQL_requires_max_(APC_LEVEL) VOID Wait(VOID);\n"
        self.write("wait.h", declared)
        used = ("DRIVER_CANCEL Cancel;\nVOID Cancel(PDEVICE_OBJECT D, PIRP I) { Wait(); }\n")
        for text in (declared + used, '#include "wait.h"\n' + used):
            path = self.write("a.c", '#define _IRQL_requires_max_(level)\n#include "kernel.h"\n' + text)
            result = clang_tidy(path, checks="-*,driver-irql-annotations")
            self.assertEqual(self.checks_of(result), ["driver-irql-annotations"])

    def test_user_mode_code_keeps_its_macros(self):
        path = self.write("a.c", "#define PAGED_CODE() (value + 1)\nint F(int value) { return PAGED_CODE(); }\n")
        result = clang_tidy(path, flags=[])
        self.assertEqual((result.returncode, result.stdout), (0, ""))

    def test_several_units_in_one_run(self):
        paths = [self.write("a.c", FORGETS), self.write("b.c", NESTS), self.write("c.c", FORGETS)]
        result = clang_tidy(*paths, checks="-*,driver-guarded-regions,driver-critical-regions")
        self.assertEqual(len(self.checks_of(result)), 2)

    def test_run_clang_tidy(self):
        database = [{"directory": str(self.dir), "file": name, "arguments": ["clang", *FLAGS, "-c", name]}
                    for name in ("a.c", "b.c")]
        self.write("a.c", FORGETS)
        self.write("b.c", NESTS)
        self.write("compile_commands.json", json.dumps(database))
        result = run([f"run-clang-tidy-{LLVM}", "-quiet", f"-load={PLUGIN}", "-checks=-*,driver-guarded-regions",
                      "-p", self.dir])
        self.assertEqual(self.checks_of(result), ["driver-guarded-regions"])

    def test_clang_tidy_diff(self):
        self.write("compile_commands.json", json.dumps(
            [{"directory": str(self.dir), "file": "a.c", "arguments": ["clang", *FLAGS, "-c", "a.c"]}]))
        self.write("a.c", FORGETS)
        for line, found in ((5, ["driver-guarded-regions"]), (6, [])):
            diff = f"--- a/a.c\n+++ b/a.c\n@@ -{line},0 +{line},1 @@\n+changed\n"
            result = run([f"clang-tidy-diff-{LLVM}.py", "-clang-tidy-binary", CLANG_TIDY, "-p1", "-quiet", "-path", self.dir,
                          "-load", PLUGIN, "-checks=-*,driver-guarded-regions"], cwd=self.dir, input=diff)
            self.assertEqual(self.checks_of(result), found)

    def test_cmake(self):
        """CMake's C_CLANG_TIDY."""
        flags = " ".join(FLAGS)
        self.write("a.c", FORGETS)
        self.write("CMakeLists.txt", f"""
cmake_minimum_required(VERSION 3.25)
project(driver LANGUAGES C)
add_library(driver OBJECT a.c)
separate_arguments(flags UNIX_COMMAND "{flags}")
target_compile_options(driver PRIVATE ${{flags}})
set_target_properties(driver PROPERTIES C_CLANG_TIDY "{CLANG_TIDY};--load={PLUGIN};--checks=-*,driver-guarded-regions")
""")
        made = run(["cmake", "-G", "Ninja", "-S", self.dir, "-B", self.dir / "build", f"-DCMAKE_C_COMPILER=clang-{LLVM}"])
        self.assertEqual(made.returncode, 0, made.stderr)
        built = run(["cmake", "--build", self.dir / "build"])
        self.assertEqual(built.returncode, 0, built.stdout)
        self.assertEqual(self.checks_of(built), ["driver-guarded-regions"])

    def test_other_version(self):
        others = [version for version in ("19", "22") if version != LLVM and shutil.which(f"clang-tidy-{version}")]
        if not others:
            self.skipTest("no clang-tidy of another version is here")
        result = run([f"clang-tidy-{others[0]}", f"--load={PLUGIN}", "--checks=-*,driver-*", self.write("a.c", FORGETS),
                      "--", *FLAGS])
        self.assertNotEqual(result.returncode, 0)
        self.assertIn(f"error: driver-tidy's plugin is built for LLVM {LLVM}, but this is ", result.stderr)


if __name__ == "__main__":
    unittest.main()
