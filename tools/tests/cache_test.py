#!/usr/bin/env python3
"""What is kept from earlier runs: used while nothing has changed, and never else."""

import json
import os
import resource
import subprocess
import time
import unittest

from command import BAD, CLEAN, FINDINGS, GOOD, TOOL, CommandTest

INCLUDING = '#include "guarded.h"\n#if __has_include("more.h")\n#include "more.h"\n#endif\n' + BAD.replace("if (!Ready())", "if (TEST)")
HEADER = "#define TEST (!Ready())\n"
NEVER = "#undef TEST\n#define TEST 0\n"


class CacheTest(CommandTest):
    def write(self, name, text):
        """Files are older than the runs: what has just changed is not kept."""
        super().write(name, text)
        old = time.time() - 100
        os.utime(self.dir / name, (old, old))
        return name

    def known(self, code, *arguments):
        """How many files of a run were known."""
        lines = [line for line in self.check(code, *arguments).stderr.splitlines() if "known from earlier runs" in line]
        return int(lines[0].split()[1]) if lines else 0

    def setUp(self):
        super().setUp()
        self.write("a.c", INCLUDING)
        self.write("inc2/guarded.h", HEADER)
        self.usual = ("a.c", "--cache-dir", "cache", "--", "-Iinc1", "-Iinc2")
        self.assertEqual(self.known(FINDINGS, *self.usual), 0)

    def test_same_again(self):
        first = self.check(FINDINGS, "a.c", "--no-cache", "--", "-Iinc1", "-Iinc2").stdout
        self.assertEqual(self.known(FINDINGS, *self.usual), 1)
        self.assertEqual(self.check(FINDINGS, *self.usual).stdout, first)
        self.assertEqual(self.known(FINDINGS, "a.c", "--no-cache", "--", "-Iinc1", "-Iinc2"), 0)

    def test_default_place(self):
        self.write("b.c", BAD)
        self.assertEqual(self.known(FINDINGS, "b.c"), 0)
        self.assertEqual(self.known(FINDINGS, "b.c"), 1)
        self.assertTrue((self.cache / "driver-tidy").is_dir())

    def test_changed_source(self):
        self.write("a.c", GOOD)
        self.assertEqual(self.known(CLEAN, *self.usual), 0)
        self.write("a.c", INCLUDING)
        self.assertEqual(self.known(FINDINGS, *self.usual), 0)

    def test_changed_header(self):
        self.write("inc2/guarded.h", HEADER + NEVER)
        self.assertEqual(self.known(CLEAN, *self.usual), 0)
        self.assertEqual(self.known(CLEAN, *self.usual), 1)

    def test_header_that_is_found_before(self):
        self.write("inc1/GUARDED.H", HEADER + NEVER) # in whatever case
        self.assertEqual(self.known(CLEAN, *self.usual), 0)

    def test_header_that_comes_in_the_case_asked_for(self):
        self.write("b.c", INCLUDING)
        self.write("inc3/Guarded.h", HEADER)
        usual = ("b.c", "--cache-dir", "cache", "--", "-Iinc3")
        self.assertEqual([self.known(FINDINGS, *usual) for _ in range(2)], [0, 1])
        self.write("inc3/guarded.h", HEADER + NEVER)
        self.assertEqual(self.known(CLEAN, *usual), 0)

    def test_header_of_another_case_that_comes_first(self):
        self.write("b.c", INCLUDING)
        self.write("inc3/Guarded.h", HEADER)
        usual = ("b.c", "--cache-dir", "cache", "--", "-Iinc3")
        self.assertEqual([self.known(FINDINGS, *usual) for _ in range(2)], [0, 1])
        self.write("inc3/GUARDED.H", HEADER + NEVER) # in alphabetical order
        self.assertEqual(self.known(CLEAN, *usual), 0)

    def test_messages(self):
        """The header that the message compiler would write, then one that it wrote."""
        self.write("b.c", '#include "Texts.h"\n' + BAD.replace("if (!Ready())", "if (!Ready() && TEXT & 1)"))
        message = "MessageId=%d SymbolicName=TEXT Severity=Success Facility=System\nLanguage=English\nText\n.\n"
        usual = ("b.c", "--cache-dir", "cache")
        self.write("texts.mc", message % 1)
        self.assertEqual([self.known(FINDINGS, *usual) for _ in range(2)], [0, 1])
        self.write("texts.mc", message % 2)
        self.assertEqual([self.known(CLEAN, *usual) for _ in range(2)], [0, 1])
        self.write("Texts.mc", message % 1)
        self.assertEqual([self.known(FINDINGS, *usual) for _ in range(2)], [0, 1])
        self.write("texts.h", "#define TEXT 2\n")
        self.assertEqual([self.known(CLEAN, *usual) for _ in range(2)], [0, 1])

    def test_messages_that_were_missing(self):
        self.write("b.c", INCLUDING)
        self.write("inc2/more.mc", "MessageId=1 SymbolicName=MORE Severity=Success Facility=System\nLanguage=English\nText\n.\n")
        self.assertEqual(self.known(FINDINGS, *self.usual), 0)

    def test_header_that_was_missing(self):
        self.write("inc2/more.h", NEVER)
        self.assertEqual(self.known(CLEAN, *self.usual), 0)

    def test_header_that_is_gone(self):
        (self.dir / "inc2/guarded.h").unlink()
        self.assertEqual(self.known(FINDINGS, *self.usual), 0)

    def test_other_flags(self):
        self.assertEqual(self.known(FINDINGS, *self.usual, "-DX"), 0)
        self.assertEqual(self.known(FINDINGS, *self.usual), 1)

    def test_what_has_just_changed_is_not_kept(self):
        CommandTest.write(self, "new.c", BAD)
        for _ in range(2):
            self.assertEqual(self.known(FINDINGS, "new.c", "--cache-dir", "cache"), 0)

    def test_other_rules(self):
        """The file is known, what is said of it is not."""
        self.assertEqual(self.known(CLEAN, "--checks", "-driver-guarded-regions", *self.usual), 1)
        self.write("b.c", BAD.replace("KeEnterGuardedRegion", "LibEnter"))
        usual = ("b.c", "--cache-dir", "cache")
        for effect, finding in (("enter", "with the guarded region still entered"), ("leave", "with no guarded region entered")):
            self.write("rules.json", json.dumps({"contracts": [{"names": ["LibEnter"], "effect": f"{effect} guarded-region"}]}))
            for _ in range(2):
                self.assertIn(finding, self.check(FINDINGS, *usual, "--contracts", "rules.json").stdout)

    def test_damaged_entries(self):
        entry = max((self.dir / "cache").iterdir(), key=lambda path: path.stat().st_size)
        whole = entry.read_bytes()
        for damaged in (b"", b"text", whole[:-1], whole[:100], whole.replace(b"guarded", b"Guarded", 1)):
            entry.write_bytes(damaged)
            self.assertEqual(self.known(FINDINGS, *self.usual), 0)
            self.assertEqual(self.known(FINDINGS, *self.usual), 1)

    def test_unusable_place(self):
        self.write("file", "")
        result = self.check(FINDINGS, "a.c", "--cache-dir", "file/cache", "--", "-Iinc2")
        self.assertIn("driver-tidy: no cache: file/cache: ", result.stderr)

    def test_full_disk(self):
        """No file can grow beyond what an entry needs."""
        self.write("b.c", BAD)
        command = [TOOL, "check", "b.c", "--cache-dir", "cache"]
        expected = self.check(FINDINGS, "b.c", "--no-cache")
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        for _ in range(2):
            done = subprocess.run(command, cwd=self.dir, capture_output=True, text=True, check=False, preexec_fn=limit,
                                  restore_signals=False) # growing further is an error, no signal
            self.assertEqual((done.returncode, done.stdout), (FINDINGS, expected.stdout), done.stderr)
            self.assertNotIn("known from earlier runs", done.stderr)
        self.assertEqual(self.known(FINDINGS, "b.c", "--cache-dir", "cache"), 0)
        self.assertEqual(self.known(FINDINGS, "b.c", "--cache-dir", "cache"), 1)

    def test_runs_at_once_and_runs_that_are_killed(self):
        for number in range(12):
            self.write(f"many/f{number}.c", BAD.replace("Forgets", f"Forgets{number}"))
        command = [TOOL, "check", "many", "--cache-dir", "shared", "--quiet"]
        expected = subprocess.run([*command[:3], "--no-cache", "--quiet"], cwd=self.dir, capture_output=True, check=False).stdout
        for delay in (0.02, 0.1, 0.2):
            with subprocess.Popen(command, cwd=self.dir, stdout=subprocess.DEVNULL) as killed:
                time.sleep(delay)
                killed.kill()
        runs = [subprocess.Popen(command, cwd=self.dir, stdout=subprocess.PIPE) for _ in range(3)]
        for run in runs:
            self.assertEqual(run.communicate(timeout=100)[0], expected)
            self.assertEqual(run.returncode, FINDINGS)


if __name__ == "__main__":
    unittest.main()
