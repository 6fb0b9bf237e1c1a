#!/usr/bin/env python3
"""A function that the analysis goes wrong over is listed; the others are analysed."""

import json
import signal
import subprocess
import time
import unittest

from command import BAD, CLEAN, FINDINGS, TOOL, UNUSABLE, CommandTest, limits_memory


def slow(count):
    """With every return more is known, and has to be remembered."""
    return ("".join(f"extern int g{number};\n" for number in range(count)) + "int Slow(void) {\n" +
            "".join(f"  if (!g{number}) return 1;\n" for number in range(count)) + "  return 0;\n}\n")


class AnalysisFaults(CommandTest):
    def capture(self, count):
        self.write("slow.c", slow(count) + BAD)
        self.assertEqual(self.run_tool("capture", "slow.c", "-o", "slow").returncode, CLEAN)

    def assert_slow_is_given_up(self, result, why):
        self.assertRegex(result.stderr, f"slow.c:[0-9]+: 'Slow' not analysed: its analysis {why}\n")
        self.assertIn("2 functions: 1 analysed, 0 partly, 1 not analysed", result.stderr)
        self.assertIn("'Forgets' returns", result.stdout)

    def test_time(self):
        self.capture(4000)
        self.assert_slow_is_given_up(self.check_captured(FINDINGS, "--max-seconds", "1", "--max-memory", "8000"), "took longer than 1 s")

    @limits_memory
    def test_memory(self):
        self.capture(4000)
        self.assert_slow_is_given_up(self.check_captured(FINDINGS, "--max-memory", "1000"), "needs more than 1000 MB of memory")

    def check_captured(self, code, *arguments):
        result = self.run_tool("analyze", "slow", *arguments)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result

    def test_crash(self):
        self.capture(4000)
        with subprocess.Popen([TOOL, "analyze", "slow"], cwd=self.dir, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            child = ""
            while not child and run.poll() is None:
                child = subprocess.run(["pgrep", "-P", str(run.pid)], capture_output=True, text=True, check=False).stdout.strip()
            time.sleep(0.5) # it is at the slow function
            subprocess.run(["kill", f"-{signal.SIGSEGV.value}", child], check=True)
            result = subprocess.CompletedProcess([], 0, *run.communicate())
        self.assertEqual(run.returncode, FINDINGS)
        self.assert_slow_is_given_up(result, "ended abnormally: Segmentation fault")

    @limits_memory
    def test_outside_of_functions(self):
        """Nothing can be analysed, and nothing is called clean."""
        many = "".join(f"int F{number}(int a) {{ return a ? Ready() : {number}; }}\n" for number in range(5000))
        self.write("slow.c", BAD + many)
        self.assertEqual(self.run_tool("capture", "slow.c", "-o", "slow").returncode, CLEAN)
        result = self.check_captured(UNUSABLE, "--max-memory", "1", "--coverage", "coverage.json", "--sarif", "out.sarif")
        self.assert_one_error(result, "slow.c: the analysis needs more than 1 MB of memory")
        self.assertIn("5001 functions: 0 analysed, 0 partly, 5001 not analysed", result.stderr)
        self.assertEqual(json.loads((self.dir / "coverage.json").read_text())["drivers"][0]["notAnalysed"], 5001)
        self.assertFalse(json.loads((self.dir / "out.sarif").read_text())["runs"][0]["invocations"][0]["executionSuccessful"])

    @limits_memory
    def test_nothing_of_it_is_kept(self):
        self.write("slow.c", slow(4000) + BAD)
        for _ in range(2):
            result = self.check(FINDINGS, "slow.c", "--max-memory", "1000")
            self.assert_slow_is_given_up(result, "needs more than 1000 MB of memory")


if __name__ == "__main__":
    unittest.main()
