#!/usr/bin/env python3
"""Runs the benchmarks over next to nothing: what they print, not how long it takes."""

import re
import subprocess
import sys
import unittest

from command import BAD, GOOD, TOOL, TOP, CommandTest

BENCH = TOP / "tools/bench"


class BenchTest(CommandTest):
    def bench(self, name, *arguments, **more):
        return subprocess.run([BENCH / name, *map(str, arguments)], cwd=self.dir, capture_output=True, text=True, check=False, **more)

    def generate(self, lines, folder, *more):
        done = self.bench("generate", lines, folder, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {path.relative_to(self.dir / folder): path.read_text() for path in sorted((self.dir / folder).rglob("*")) if path.is_file()}

    def test_generated_driver(self):
        first = self.generate(12000, "first")
        lines = sum(text.count("\n") for path, text in first.items() if path.suffix in (".c", ".h"))
        self.assertAlmostEqual(lines, 12000, delta=600)
        self.assertEqual(self.generate(12000, "again"), first)
        self.assertNotEqual(self.generate(12000, "other", "--seed", "2"), first)

    def test_generated_mistakes_are_found_and_nothing_else(self):
        self.generate(12000, "driver")
        result = self.run_tool("check", ".", cwd=self.dir / "driver")
        self.assertNotIn("from Clang", result.stderr)
        found = re.findall(r"^(?:\./)?(\S+:\d+):\d+: warning:", result.stdout, re.M)
        expected = (self.dir / "driver/expected.txt").read_text().split()
        self.assertGreater(len(expected), 2)
        self.assertEqual(sorted(found), expected)

    def test_generator_is_told_nonsense(self):
        self.assertIn("LINES is less than 100", self.bench("generate", 99, "driver").stderr)
        self.write("full/file", "")
        done = self.bench("generate", 1000, "full")
        self.assertIn("full is not empty", done.stderr)
        self.assertNotEqual(done.returncode, 0)

    def test_scale(self):
        done = self.bench("run", "--scale", "--max", 10000, "--tool", TOOL)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(re.findall(r"^\| [\d,]+ \| \d+ \| [\d.]+ \| \d+ \|$", done.stdout, re.M)), 2, done.stdout)
        self.assertRegex(done.stdout, r"\nexponent: -?\d+\.\d+\n$")

    def test_ratios(self):
        self.write("driver/Common.h", "#include <NTIFS.H>\n")
        self.write("driver/a.c", '#include "common.h"\n#include "a.tmh"\n' + BAD)
        self.write("driver/b.c", '#include "common.h"\n' + GOOD)
        self.write("driver/lost.c", '#include "none.h"\n' + GOOD)
        done = self.bench("run", "driver", "--runs", 1, "--jobs", 2, "--tool", TOOL)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"left out, as clang does not read it to its end: .*lost\.c\n2 files, ")
        rows = re.findall(r"^\| (.*?) \| [\d.]+ \| [\d.]+ \|$", done.stdout, re.M)
        self.assertEqual(rows, ["clang -fsyntax-only", "clang -fsyntax-only, 2 at a time", "driver-tidy, cold", "driver-tidy -j 2, cold",
                                "driver-tidy, warm", "driver-tidy, one file changed", "clang --analyze", "clang-tidy --checks=-*,bugprone-*"])
        self.assertFalse(list(self.dir.glob("driver/*.plist")))

    def test_what_is_missing_is_told(self):
        self.write("driver/a.c", GOOD)
        for arguments, error in (((), "name a folder of sources, or --scale"), (("none", "--tool", TOOL), "none"),
                                 (("driver", "--tool", "/none"), "/none is not there")):
            done = self.bench("run", *arguments)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(error, done.stderr)
        (self.dir / "empty").mkdir()
        done = subprocess.run([sys.executable, BENCH / "run", "driver", "--tool", TOOL], cwd=self.dir, capture_output=True, text=True,
                              check=False, env={"PATH": str(self.dir / "empty")})
        self.assertRegex(done.stderr, r"clang-\d+ is not installed")
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
