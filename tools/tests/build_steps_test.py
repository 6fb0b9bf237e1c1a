#!/usr/bin/env python3
"""Capture, link and analyze as steps of a build: the same findings as check, by hand and under Ninja."""

import itertools
import shutil
import re
import subprocess
import unittest

from command import BAD, CLEAN, FINDINGS, GOOD, PARTIAL, TOOL, TOP, UNUSABLE, CommandTest

DRIVER = "testdata/drivers/vault"
FLAGS = ("--", "-Itestdata/include")

NINJA = """\
rule capture
  command = {tool} capture $in -o $out --depfile $out.d -- -Iinclude
  depfile = $out.d
rule analyze
  command = {tool} analyze --quiet @$rspfile > $out; test $$? -eq 1
  rspfile = $out.list
  rspfile_content = $in_newline
"""


class BuildSteps(CommandTest):
    def copy_driver(self, folder="."):
        """The driver at the same relative paths as in the repository."""
        for part in (DRIVER, "testdata/include"):
            shutil.copytree(TOP / part, self.dir / folder / part)

    def sources(self):
        return sorted(str(path.relative_to(self.dir)) for path in (self.dir / DRIVER).glob("*.c"))

    def step(self, *arguments, cwd=None, code=CLEAN):
        result = self.run_tool(*arguments, cwd=cwd)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result

    def capture_all(self):
        files = []
        for source in self.sources():
            files.append(f"{source}.program")
            self.step("capture", source, "-o", files[-1], *FLAGS)
        return files

    def test_same_findings_as_check(self):
        self.copy_driver()
        expected = self.check(FINDINGS, *self.sources(), *FLAGS).stdout
        files = self.capture_all()
        for order in (files, files[::-1]):
            self.assertEqual(self.step("analyze", *order, code=FINDINGS).stdout, expected)
        self.write("list", "\n".join(files) + "\n")
        result = self.step("analyze", "@list", "--driver", "vault", "--sarif", "out.sarif", code=FINDINGS)
        self.assertEqual(result.stdout, expected)
        self.assertIn('"drivers": [\n', (self.dir / "out.sarif").read_text())

    def test_partial_links_in_any_order(self):
        self.copy_driver()
        files = self.capture_all()[:3]
        whole = set()
        for number, (one, two, three) in enumerate(itertools.permutations(files)):
            self.step("link", one, two, "-o", f"part{number}")
            self.step("link", three, f"part{number}", one, "-o", f"whole{number}") # one of them twice
            whole.add((self.dir / f"whole{number}").read_bytes())
        self.assertEqual(len(whole), 1)
        self.assertEqual(self.step("analyze", "whole0", code=FINDINGS).stdout,
                         self.step("analyze", *files, code=FINDINGS).stdout)

    def test_bytes_are_the_same_everywhere(self):
        outputs = set()
        for folder in ("here", "there/deeper"):
            self.copy_driver(folder)
            for _ in range(2):
                self.step("capture", f"{DRIVER}/request.c", "-o", "out", *FLAGS, cwd=self.dir / folder)
                outputs.add((self.dir / folder / "out").read_bytes())
        self.assertEqual(len(outputs), 1)
        self.assertNotIn(bytes(self.dir), outputs.pop())

    def test_output_exists_in_any_case(self):
        self.write("broken.c", "\0\1")
        self.write("crash.c", "#pragma clang __debug crash\n")
        for source, error in (("missing.c", "missing.c: cannot be read"), ("broken.c", "broken.c: is no text"),
                              ("crash.c", "crash.c: Clang ended abnormally")):
            self.step("capture", source, "-o", "out", "--depfile", "out.d")
            self.assertTrue((self.dir / "out.d").exists())
            self.assert_one_error(self.step("analyze", "out", code=UNUSABLE), error)
        self.assert_one_error(self.step("capture", "broken.c", "-o", "no/such/out", code=UNUSABLE), "no/such/out: cannot be")

    def test_broken_program_files(self):
        self.write("bad.c", BAD)
        self.write("good.c", GOOD)
        self.step("capture", "bad.c", "-o", "bad")
        self.step("capture", "good.c", "-o", "good")
        whole = (self.dir / "good").read_bytes()
        self.write("text", "int x;\n")
        self.write("cut", whole[:-9])
        self.write("newer", re.sub(rb"program\n.", b"program\n\x63", whole, count=1, flags=re.S))
        for name, error in (("text", "is no program file"), ("cut", "is a broken program file"),
                            ("newer", "is of version 99"), ("none", "cannot be read")):
            result = self.step("analyze", name, "bad", code=PARTIAL)
            self.assert_one_error(result, f"{name}: {error}")
            self.assertIn("'Forgets' returns", result.stdout)
            self.step("link", name, "bad", "-o", "linked", code=UNUSABLE)
        self.assert_one_error(self.step("analyze", "@none", "bad", code=PARTIAL), "none: cannot be read")

    def test_dump(self):
        self.write("bad.c", BAD)
        self.step("capture", "bad.c", "-o", "bad")
        text = self.step("dump", "bad").stdout
        self.assertIn("bad.c: 1 function\n", text)
        self.assertIn("function Forgets() -> void", text)
        self.assertIn("KeEnterGuardedRegion", text)

    def test_ninja(self):
        self.write("include/shared header.h", "int Ready(void);\n")
        self.write("bad.c", '#include "shared header.h"\n' + BAD)
        self.write("good.c", GOOD)
        self.write("build.ninja", NINJA.format(tool=TOOL) + "build bad.program: capture bad.c\n"
                                  "build good.program: capture good.c\nbuild out: analyze bad.program good.program\n")

        def ninja():
            done = subprocess.run(["ninja"], cwd=self.dir, capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout)
            return done.stdout

        ninja()
        self.assertEqual((self.dir / "out").read_text(), self.check(FINDINGS, "bad.c", "good.c", "--", "-Iinclude").stdout)
        self.assertIn("no work to do", ninja())
        self.write("include/shared header.h", "int Ready(void);\n#define KeEnterGuardedRegion() ((void)0)\n")
        self.assertIn("[2/2]", ninja()) # the other one is as it was
        self.assertNotIn("'Forgets' returns with", (self.dir / "out").read_text())


if __name__ == "__main__":
    unittest.main()
