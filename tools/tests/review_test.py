#!/usr/bin/env python3
"""Findings in code review: formats, baselines, changed lines, suppressions, settings."""

import json
import subprocess
import unittest

from command import BAD, CLEAN, DECLARATIONS, FINDINGS, GOOD, UNUSABLE, CommandTest

CHECK = "driver-guarded-regions"


def broken(name):
    """A function that forgets to leave, on a path of its own."""
    return BAD.replace(DECLARATIONS, "").replace("Forgets", name)


class ReviewTest(CommandTest):
    def sarif(self, name="out.sarif"):
        (run,) = json.loads((self.dir / name).read_text())["runs"]
        return run

    def results(self, *arguments, code=FINDINGS):
        self.check(code, *arguments, "--sarif", "out.sarif")
        return self.sarif()["results"]

    def fingerprint(self, *arguments):
        (result,) = self.results(*arguments)
        return result["partialFingerprints"]["driverTidyPath/v1"]


class Formats(ReviewTest):
    def test_github(self):
        self.write("sub,dir/a.c", BAD)
        (line,) = self.check(FINDINGS, "sub,dir", "--format", "github").stdout.splitlines()
        self.assertRegex(line, r"^::warning file=sub%2Cdir/a\.c,line=7,col=5,title=driver-guarded-regions::"
                               r"'Forgets' returns with the guarded region still entered%0Asub,dir/a\.c:5: guarded")

    def test_gitlab(self):
        self.write("a.c", BAD)
        (issue,) = json.loads(self.check(FINDINGS, "a.c", "--format", "gitlab").stdout)
        fingerprint = issue.pop("fingerprint")
        self.assertEqual(fingerprint, self.fingerprint("a.c"))
        self.assertEqual(issue, {
            "description": "'Forgets' returns with the guarded region still entered", "check_name": CHECK,
            "severity": "major", "location": {"path": "a.c", "lines": {"begin": 7}}})

    def test_several_at_once(self):
        self.write("a.c", BAD)
        result = self.check(FINDINGS, "a.c", "--format", "gitlab=quality.json", "--sarif", "out.sarif",
                            "--html", "out.html", "--format", "text=out.txt", "--format", "github")
        self.assertTrue(result.stdout.startswith("::warning "))
        self.assertEqual(len(json.loads((self.dir / "quality.json").read_text())), 1)
        self.assertEqual(len(self.sarif()["results"]), 1)
        self.assertIn("<title>", (self.dir / "out.html").read_text())
        self.assertIn("a.c:7:5: warning: ", (self.dir / "out.txt").read_text())
        both = self.check(FINDINGS, "a.c", "--format", "text", "--format", "github").stdout
        self.assertIn("a.c:7:5: warning: ", both)
        self.assertIn("\n::warning ", both)

    def test_wrong_formats(self):
        self.write("a.c", GOOD)
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--format", "xml"), "--format: 'xml' is none of")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--format", "github="), "'github=' names no file")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--format", "sarif", "--format", "gitlab"),
                              "only one report can go to standard output")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--html", "no/such/out.html"), "no/such/out.html: cannot be")

    def test_page_holds_all_it_needs(self):
        self.write("a.c", BAD + "// </script> & <b>\n")
        page = self.check(FINDINGS, "a.c", "--format", "html").stdout
        begin = page.index('type="application/json"')
        begin = page.index(">", begin) + 1
        text = page[begin:page.index("</script>", begin)]
        data = json.loads(text)
        self.assertEqual(data["sources"], {"a.c": BAD + "// </script> & <b>\n"})
        self.assertEqual(len(data["sarif"]["runs"][0]["results"]), 1)
        self.assertEqual(data["coverage"]["drivers"][0]["functions"], 1)
        for marker in ("/*STYLE*/", "/*SCRIPT*/", "/*DATA*/"):
            self.assertNotIn(marker, page)


class Baseline(ReviewTest):
    def setUp(self):
        super().setUp()
        self.write("a.c", BAD)
        result = self.run_tool("baseline", "a.c", "-o", "old.sarif")
        self.assertEqual(result.returncode, CLEAN, result.stderr)
        self.assertEqual(result.stdout, "")

    def states(self, code, *arguments):
        return sorted(result["baselineState"]
                      for result in self.results(*arguments, "--baseline", "old.sarif", code=code))

    def test_what_is_known_is_not_reported(self):
        result = self.check(CLEAN, "a.c", "--baseline", "old.sarif")
        self.assertEqual(result.stdout, "")
        self.assertIn("0 findings (and 1 in the baseline)", result.stderr)
        self.assertEqual(self.states(CLEAN, "a.c"), ["unchanged"])

    def test_new_and_gone(self):
        self.write("a.c", GOOD + broken("Other"))
        result = self.check(FINDINGS, "a.c", "--baseline", "old.sarif")
        self.assertIn("'Other' returns", result.stdout)
        self.assertIn("1 finding (and 1 gone since the baseline)", result.stderr)
        self.assertEqual(self.states(FINDINGS, "a.c"), ["absent", "new"])

    def test_identity_survives_moved_lines_and_renamed_files(self):
        self.write("new/b.c", "\n/* moved */\nint More(void) { return 1; }\n" + BAD)
        self.assertEqual(self.states(CLEAN, "new"), ["unchanged"])

    def test_identity_survives_another_condition_on_the_path(self):
        self.write("a.c", BAD.replace("  if (!Ready())", "  if (Ready() == 7)\n    KeEnterGuardedRegion();\n"
                                                         "  if (Ready() == 7)\n    KeLeaveGuardedRegion();\n"
                                                         "  if (!Ready())"))
        self.assertIn("unchanged", self.states(FINDINGS, "a.c"))
        self.write("a.c", BAD.replace("if (!Ready())", "if (!Ready() || Ready() == 3)"))
        self.assertEqual(self.states(CLEAN, "a.c"), ["unchanged"])

    def test_identity_survives_a_new_finding_in_front(self):
        self.write("a.c", BAD.replace("  if (!Ready())", "  if (!Ready())\n    goto Out;\n  if (!Ready())")
                   .replace("}\n", "  return;\nOut:\n  ;\n}\n"))
        results = self.results("a.c", "--baseline", "old.sarif")
        old = [result for result in results if result["baselineState"] == "unchanged"]
        self.assertEqual([result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in old], [9])

    def test_what_was_suppressed_is_new_once_it_is_not(self):
        self.write("a.c", BAD.replace("    return;", "    return; // NOLINT"))
        self.run_tool("baseline", "a.c", "-o", "old.sarif")
        self.write("a.c", BAD)
        self.assertEqual(self.states(FINDINGS, "a.c"), ["new"])

    def test_bad_baselines(self):
        for text in ("{", '{"runs": []}', '{"runs": [{"tool": {"driver": {"name": "other"}}, "results": []}]}'):
            self.write("bad.sarif", text)
            self.assert_one_error(self.check(UNUSABLE, "a.c", "--baseline", "bad.sarif"),
                                  "bad.sarif: no SARIF log of driver-tidy")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--baseline", "none.sarif"), "none.sarif: cannot be read")


class ChangedLines(ReviewTest):
    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@y", *arguments], cwd=self.dir, check=True,
                       capture_output=True)

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "x")

    def repository(self, text):
        self.git("init", "-q")
        self.write("a.c", text)
        self.commit()

    def test_only_what_concerns_the_change(self):
        self.repository(BAD)
        self.write("a.c", BAD + broken("Later"))
        result = self.check(FINDINGS, "a.c", "--diff", "HEAD")
        self.assertNotIn("'Forgets' returns", result.stdout)
        self.assertIn("'Later' returns", result.stdout)
        self.assertIn("1 finding (and 1 that concern no changed line)", result.stderr)

    def test_deleted_leave(self):
        text = BAD.replace("    return;", "    {\n    KeLeaveGuardedRegion();\n    Ready();\n    return;\n  }")
        self.repository(text)
        self.write("a.c", text.replace("    KeLeaveGuardedRegion();\n", "", 1))
        self.check(FINDINGS, "a.c", "--diff", "HEAD")

    def test_change_on_the_path_but_not_at_its_end(self):
        text = BAD.replace("  if (!Ready())", "  Ready();\n  if (!Ready())")
        self.repository(text)
        self.write("a.c", text.replace("  Ready();\n", "  Ready(); // now\n"))
        self.check(FINDINGS, "a.c", "--diff", "HEAD")
        self.write("a.c", text.replace("  KeLeaveGuardedRegion();\n}", "  KeLeaveGuardedRegion(); // now\n}"))
        self.check(CLEAN, "a.c", "--diff", "HEAD")

    def test_changes_since_the_branch_began(self):
        self.repository(GOOD)
        self.git("branch", "work")
        self.write("b.c", broken("OnMain"))
        self.commit()
        base = subprocess.run(["git", "rev-parse", "HEAD"], cwd=self.dir, capture_output=True, text=True).stdout.strip()
        self.git("checkout", "-q", "work")
        self.write("a.c", BAD)
        self.commit()
        self.check(FINDINGS, ".", "--diff", base)
        self.git("checkout", "-q", base)
        self.check(CLEAN, ".", "--diff", "HEAD")

    def test_files_new_to_git_and_odd_names(self):
        self.repository(GOOD)
        self.write("new folder/\u00e4.c", BAD)
        self.check(FINDINGS, ".", "--diff", "HEAD")
        self.commit()
        self.check(FINDINGS, ".", "--diff", "HEAD~1")
        self.check(CLEAN, ".", "--diff", "HEAD")

    def test_before_the_first_commit(self):
        self.git("init", "-q")
        self.write("a.c", BAD)
        self.git("add", "a.c")
        empty = subprocess.run(["git", "hash-object", "-t", "tree", "/dev/null"], cwd=self.dir, capture_output=True, text=True)
        self.check(FINDINGS, "a.c", "--diff", empty.stdout.strip())

    def test_wrong_revisions(self):
        self.write("a.c", BAD)
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--diff", "HEAD"), "--diff HEAD: fatal: not a git repository")
        self.repository(BAD)
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--diff", "nowhere"), "--diff nowhere: ", "nowhere")

    def test_line_filter(self):
        self.write("a.c", BAD)
        for lines, code in (("[[7,7]]", FINDINGS), ("[[1,3],[6,6]]", FINDINGS), ("[[1,4]]", CLEAN), ("[[8,9]]", CLEAN)):
            self.check(code, "a.c", "--line-filter", f'[{{"name": "a.c", "lines": {lines}}}]')
        self.check(FINDINGS, "a.c", "--line-filter", '[{"name": "a.c"}]')
        self.check(CLEAN, "a.c", "--line-filter", '[{"name": "b.c"}]')
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--line-filter", "["), "--line-filter: ")


class Suppressions(ReviewTest):
    def test_comment(self):
        self.write("a.c", BAD.replace("    return;", f"    return; // NOLINT({CHECK}): the caller leaves"))
        result = self.check(CLEAN, "a.c")
        self.assertIn("0 findings (and 1 suppressed)", result.stderr)
        (found,) = self.results("a.c", code=CLEAN)
        self.assertEqual(found["suppressions"], [{"kind": "inSource"}])

    def test_list(self):
        self.write("a.c", BAD)
        for key in ("driverTidyPath/v1", "driverTidyPlace/v1"):
            (found,) = self.results("a.c")
            self.write("known.yaml", "suppressions:\n"
                                     f"  - fingerprint: {found['partialFingerprints'][key]}\n"
                                     "    reason: the caller leaves it\n")
            (found,) = self.results("a.c", "--suppressions", "known.yaml", code=CLEAN)
            self.assertEqual(found["suppressions"], [{"kind": "external", "justification": "the caller leaves it"}])

    def test_list_needs_reasons(self):
        self.write("a.c", BAD)
        self.write("known.yaml", "suppressions:\n  - fingerprint: a:1\n")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--suppressions", "known.yaml"),
                              "known.yaml:2:", "missing required key 'reason'")
        self.write("known.yaml", "suppressions:\n  - fingerprint: a:1\n    reason: ''\n")
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--suppressions", "known.yaml"),
                              "known.yaml:2:", "a suppression needs a reason")

    def test_unused(self):
        self.write("a.c", GOOD.replace("  KeEnter", f"  // NOLINTNEXTLINE({CHECK})\n  KeEnter"))
        self.write("known.yaml", "suppressions:\n  - fingerprint: a:1\n    reason: gone\n")
        self.assertNotIn("unused", self.check(CLEAN, "a.c", "--suppressions", "known.yaml").stderr)
        told = self.check(CLEAN, "a.c", "--suppressions", "known.yaml", "--unused-suppressions").stderr
        self.assertIn("unused: known.yaml: no finding has the fingerprint a:1", told)
        self.assertIn(f"unused: a.c:5: NOLINT({CHECK}) suppresses nothing", told)
        self.write("a.c", BAD.replace("    return;", f"    return; // NOLINT({CHECK})"))
        self.assertNotIn("unused", self.check(CLEAN, "a.c", "--unused-suppressions").stderr)


class Settings(ReviewTest):
    def test_found_upwards(self):
        self.write(".driver-tidy.yaml", "checks: -driver-guarded-regions\n")
        self.write("src/deep/a.c", BAD)
        self.check(CLEAN, "src/deep/a.c")
        self.check(CLEAN, "src")
        self.check(FINDINGS, "src", "--checks", CHECK) # the command line wins
        self.write("src/.driver-tidy.json", '{"checks": "*"}')
        self.check(FINDINGS, "src")
        self.check(CLEAN, "src", "--config-file", ".driver-tidy.yaml")

    def test_excluded_files(self):
        self.write(".driver-tidy.yaml", "exclude: [third_party/, 'gen*.c']\n")
        self.write("third_party/a.c", BAD)
        self.write("generated.c", BAD)
        self.write("b.c", GOOD)
        self.assertIn("2 source files excluded", self.check(CLEAN, ".").stderr)
        self.check(FINDINGS, "generated.c") # whoever names it wants it

    def test_roles_contracts_and_files(self):
        self.write("rules/own.json", '{"contracts": [{"names": ["Enter"], "effect": "enter guarded-region"}]}')
        self.write(".driver-tidy.yaml", """\
contracts: [rules/own.json]
roles:
  - id: own-routine
    title: own routine
    irql: DISPATCH_LEVEL
    names: [OwnRoutine]
suppressions: known.yaml
""")
        self.write("known.yaml", "suppressions: []\n")
        self.write("a.c", DECLARATIONS + "void Enter(void);\nvoid OwnRoutine(void) { KeEnterGuardedRegion(); "
                                         "KeLeaveGuardedRegion(); }\nvoid F(void) { Enter(); if (Ready()) KeLeaveGuardedRegion(); }\n")
        result = self.check(FINDINGS, "a.c")
        self.assertIn("the system calls this own routine at DISPATCH_LEVEL", result.stdout)
        self.assertIn("entered here by Enter", result.stdout)

    def test_mistakes_have_their_place(self):
        self.write("a.c", GOOD)
        for text, error in (
                ("checks: '*'\ncheck: x\n", ".driver-tidy.yaml:2:1: unknown key 'check'"),
                ("checks: [\n", ".driver-tidy.yaml:"),
                ("contracts: x\n", ".driver-tidy.yaml:1:12: not a sequence"),
                ("roles: [{id: a, title: b, irql: NO_LEVEL, names: [X]}]\n", ".driver-tidy.yaml: /roles/0/irql: "),
                (b"checks: '*'\nroles:\n  - title: caf\xe9\n", ".driver-tidy.yaml:3: the file is not in UTF-8"),
                ("headers: cygwin\n", "--headers: 'cygwin' is none of")):
            self.write(".driver-tidy.yaml", text)
            self.assert_one_error(self.check(UNUSABLE, "a.c"), error)
        self.assert_one_error(self.check(UNUSABLE, "a.c", "--config-file", "none.yaml"), "none.yaml: cannot be read")

    def test_one_run_takes_one_configuration(self):
        self.write("a/.driver-tidy.yaml", "checks: '*'\n")
        self.write("a/a.c", GOOD)
        self.write("b/b.c", GOOD)
        self.assert_one_error(self.check(UNUSABLE, "a", "b"), "one run takes one configuration", "--config-file")

    def test_dump(self):
        self.write(".driver-tidy.yaml", "checks: '-*,driver-*'\nexclude: [gen]\n")
        result = self.check(CLEAN, ".", "--checks", "-driver-guarded-regions", "--dump-config")
        self.assertIn("checks:          '-*,driver-*,-driver-guarded-regions'", result.stdout)
        self.assertIn("headers:         auto", result.stdout)
        self.write("sub/.driver-tidy.yaml", result.stdout)
        self.assertEqual(self.check(CLEAN, "sub", "--dump-config").stdout, result.stdout)


if __name__ == "__main__":
    unittest.main()
