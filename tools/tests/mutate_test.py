#!/usr/bin/env python3
"""Runs tools/bench/mutate over a small driver."""

import re
import subprocess
import unittest

from command import BAD, GOOD, TOOL, TOP, CommandTest

DEAD = """\
#define LEAVE KeLeaveGuardedRegion()
int Dead(void) {
  return 1;
  KeLeaveGuardedRegion(); // KeLeaveGuardedRegion();
}
"""


class MutateTest(CommandTest):
    def mutate(self, *arguments):
        done = subprocess.run([TOP / "tools/bench/mutate", "--tool", TOOL, *arguments], cwd=self.dir, capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_shares_and_survivors(self):
        # The caller's region is left on one of two ways: without the enter, too, something is wrong.
        self.write("good.c", GOOD.replace("Leaves(void) {", "Leaves(void) {\n  if (!Ready())\n    return;"))
        self.write("dead.c", DEAD)
        text = self.mutate("--kinds", "remove,condition", ".")
        self.assertIn("3 statements in 2 files, 0 findings before", text)
        self.assertIn("condition: 2 of 3 found (67%), 0 are no mistakes\n  survives: dead.c:4: KeLeaveGuardedRegion();", text)
        self.assertEqual((self.dir / "good.c").read_text().count("KeLeaveGuardedRegion();"), 1) # as it was
        self.write("equivalent", "condition dead.c:4 cannot be reached\n")
        text = self.mutate("--kinds", "condition", "--equivalent", "equivalent", ".")
        self.assertIn("condition: 2 of 2 found (100%), 1 are no mistakes\n", text)
        self.assertNotIn("survives", text)

    def test_findings_from_before_do_not_count(self):
        self.write("dead.c", BAD + DEAD)
        text = self.mutate("--kinds", "double", "dead.c")
        self.assertIn("3 statements in 1 files, 1 findings before\ndouble: 1 of 3 found (33%)", text)
        self.assertEqual(re.findall(r"survives: (\S+):", text), ["dead.c:8", "dead.c:13"]) # line 7 alone is told, as before


if __name__ == "__main__":
    unittest.main()
