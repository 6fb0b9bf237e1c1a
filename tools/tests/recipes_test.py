#!/usr/bin/env python3
"""Runs what other people's CI runs: the scripts below tools/ci, with the built driver-tidy and with a stand-in for it.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import yaml

from command import BAD, CLEAN, FINDINGS, GOOD, PARTIAL, TOOL, TOP, UNUSABLE, keep_sarif

ACTION = TOP / "tools/ci/github-action.sh"
HOOK = TOP / "tools/ci/pre-commit"

# Keeps its arguments, and writes the SARIF that stands beside it.
STAND_IN = """\
#!/usr/bin/env bash
directory=$(dirname "$0")
printf '%s\\n' "$@" >"$directory/arguments"
for argument; do
  case $argument in --sarif=*) [ ! -f "$directory/sarif" ] || cp "$directory/sarif" "${argument#--sarif=}" ;; esac
done
exit "$(cat "$directory/code")"
"""


def load(name):
    return yaml.safe_load((TOP / name).read_text(encoding="utf-8"))


def result(message="m", **more):
    where = {"artifactLocation": {"uri": "a.c"}, "region": {"startLine": 7}}
    return {"ruleId": "driver-a", "message": {"text": message}, "locations": [{"physicalLocation": where}], **more}


class RecipeTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="driver-tidy-")
        self.addCleanup(directory.cleanup)
        self.dir = pathlib.Path(directory.name).resolve()
        self.work = self.dir / "work"
        self.work.mkdir()
        self.tool = TOOL

    def write(self, name, text):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def use_stand_in(self, code=CLEAN, results=None):
        place = self.dir / "stand-in"
        place.mkdir(exist_ok=True)
        self.tool = place / "driver-tidy"
        self.tool.write_text(STAND_IN)
        self.tool.chmod(0o755)
        (place / "code").write_text(str(code))
        if results is not None:
            (place / "sarif").write_text(json.dumps({"runs": [{"results": results}]}))

    def arguments(self):
        """What the stand-in was called with since the last time; None where it was not."""
        path = self.dir / "stand-in/arguments"
        if not path.exists():
            return None
        words = path.read_text().splitlines()
        path.unlink()
        return words

    def run_script(self, *command, cwd=None, **variables):
        path = f"{pathlib.Path(self.tool).parent}:{os.environ['PATH']}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            [*map(str, command)], cwd=cwd or self.work, capture_output=True, text=True, timeout=300, check=False,
            env={**environment, "LC_ALL": "C.UTF-8", "PATH": path, "HOME": str(self.dir), **variables})
        keep_sarif(self.dir, done.stdout)
        return done


class Files(unittest.TestCase):
    def test_shell_scripts_are_clean(self):
        subprocess.run(["shellcheck", ACTION, HOOK], check=True)

    def test_action_knows_its_inputs(self):
        action = load("action.yml")
        steps = action["runs"]["steps"]
        used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(steps)))
        self.assertEqual(used, set(action["inputs"]))
        for name, output in action["outputs"].items():
            self.assertEqual(output["value"], f"${{{{ steps.check.outputs.{name} }}}}")

    def test_action_gives_the_script_its_variables(self):
        """Each command's line in the script's usage has the variables of its step."""
        steps = load("action.yml")["runs"]["steps"]
        for step in steps[:2]:
            command = step["run"].split()[-1]
            usage = re.search(rf"github-action\.sh {command} +(.*)", ACTION.read_text())
            self.assertEqual(usage[1].split(), list(step["env"]))

    def test_action_puts_no_input_into_a_script(self):
        for step in load("action.yml")["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))

    def test_action_uploads_before_it_fails(self):
        names = [step["name"] for step in load("action.yml")["runs"]["steps"]]
        self.assertEqual(names, ["Install driver-tidy", "Check", "Upload to code scanning", "Exit code of driver-tidy"])

    def test_azure_publishes_where_the_extension_looks(self):
        *_, check, publish = load("tools/ci/azure-pipelines.yml")["steps"]
        self.assertEqual(publish["inputs"]["ArtifactName"], "CodeAnalysisLogs")
        self.assertEqual(publish["inputs"]["PathtoPublish"], check["env"]["LOGS"])
        self.assertEqual(publish["condition"], "succeededOrFailed()")

    def test_azure_puts_no_parameter_into_a_script(self):
        for step in load("tools/ci/azure-pipelines.yml")["steps"]:
            self.assertNotIn("${{", step.get("bash", ""))

    def test_gitlab_keeps_every_report(self):
        job = load("tools/ci/gitlab-ci.yml")["driver-tidy"]
        script = job["script"][0]
        self.assertEqual(job["artifacts"]["when"], "always")
        self.assertIn("--format gitlab=" + job["artifacts"]["reports"]["codequality"], script)
        for path in job["artifacts"]["paths"]:
            self.assertIn(f"--{path.rpartition('.')[2]} {path}", script)

    def test_hook_is_a_script_of_ours(self):
        (hook,) = load(".pre-commit-hooks.yaml")
        self.assertEqual(TOP / hook["entry"], HOOK)
        self.assertTrue(os.access(HOOK, os.X_OK))


class Action(RecipeTest):
    def run_action(self, command, **variables):
        return self.run_script(
            ACTION, command,
            GITHUB_OUTPUT=str(self.dir / "output"), GITHUB_STEP_SUMMARY=str(self.dir / "summary"),
            **variables)

    def check(self, **variables):
        """Runs the step 'Check' and returns its outputs and the summary."""
        done = self.run_action("check", **{"PATHS": ".", "SARIF": "driver-tidy.sarif", **variables})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        outputs = dict(line.split("=", 1) for line in (self.dir / "output").read_text().splitlines())
        return outputs, (self.dir / "summary").read_text()

    def test_findings(self):
        self.write("driver/bad.c", BAD)
        outputs, summary = self.check()
        self.assertEqual(outputs, {"exit-code": str(FINDINGS), "findings": "1"})
        self.assertIn("### driver-tidy: findings\n\nFindings: 1. Exit code: 1.\n\n| where", summary)
        self.assertIn("| driver/bad.c:7 | 'Forgets' returns with the guarded region still entered. "
                      "| `driver-guarded-regions` |\n", summary)
        runs = json.loads((self.work / "driver-tidy.sarif").read_text())["runs"]
        self.assertEqual(len(runs[0]["results"]), 1)

    def test_clean(self):
        self.write("good.c", GOOD)
        outputs, summary = self.check(PATHS="good.c")
        self.assertEqual(outputs, {"exit-code": str(CLEAN), "findings": "0"})
        self.assertEqual(summary, "### driver-tidy: clean\n\nFindings: 0. Exit code: 0.\n")

    def test_partial(self):
        self.write("bad.c", BAD)
        outputs, summary = self.check(PATHS="bad.c missing.c")
        self.assertEqual(outputs, {"exit-code": str(PARTIAL), "findings": "1"})
        self.assertIn("### driver-tidy: some inputs could not be checked", summary)

    def test_wrong_use_leaves_no_sarif_of_an_earlier_run(self):
        self.write("driver-tidy.sarif", "{}")
        outputs, summary = self.check(ARGS="--no-such-option")
        self.assertEqual(outputs, {"exit-code": str(UNUSABLE), "findings": ""})
        self.assertIn("Findings: unknown.", summary)
        self.assertFalse((self.work / "driver-tidy.sarif").exists())

    def test_all_inputs(self):
        self.use_stand_in()
        self.check(PATHS="'my driver' b\n  c.vcxproj", CHECKS="-*,driver-a", BASELINE="old.sarif", DIFF_BASE="HEAD^1",
                   HTML="report.html", ARGS='--config "Release|x64" -- -DA=\\"b\\" -Iinc', SARIF="out.sarif")
        self.assertEqual(self.arguments(), [
            "check", "my driver", "b", "c.vcxproj", "--sarif=out.sarif", "--checks=-*,driver-a",
            "--baseline=old.sarif", "--diff=HEAD^1", "--html=report.html", "--config", "Release|x64", "--",
            '-DA="b"', "-Iinc"])

    def test_no_path(self):
        self.use_stand_in()
        self.check(PATHS="", ARGS="-p build")
        self.assertEqual(self.arguments(), ["check", "--sarif=driver-tidy.sarif", "-p", "build"])

    def test_inputs_are_no_commands(self):
        self.use_stand_in()
        self.check(PATHS="$(touch${IFS}a) `id`;id", ARGS="* %s \\$HOME", CHECKS="$(touch b)")
        self.assertEqual(self.arguments(), [
            "check", "$(touch${IFS}a)", "`id`;id", "--sarif=driver-tidy.sarif", "--checks=$(touch b)",
            "*", "%s", "$HOME"])
        self.assertEqual(list(self.work.iterdir()), [])

    def test_open_quote(self):
        self.use_stand_in()
        done = self.run_action("check", PATHS="don't", SARIF="driver-tidy.sarif")
        self.assertEqual(done.returncode, 2)
        self.assertIn("::error::driver-tidy: paths: a quote is not closed", done.stdout)
        self.assertIsNone(self.arguments())

    def test_only_what_the_baseline_lacks_counts(self):
        states = ["new", "updated", "unchanged", "absent"]
        self.use_stand_in(FINDINGS, [result(baselineState=state) for state in states] + [result()])
        self.assertEqual(self.check()[0]["findings"], "3")

    def test_suppressed_findings_do_not_count(self):
        self.write("bad.c", BAD.replace("    return;", "#pragma warning(suppress: 28103)\n    return;"))
        self.assertEqual(self.check()[0], {"exit-code": str(CLEAN), "findings": "0"})
        (run,) = json.loads((self.work / "driver-tidy.sarif").read_text())["runs"]
        self.assertEqual(len(run["results"]), 1)

    def test_summary_is_a_table(self):
        self.use_stand_in(FINDINGS, [result("'operator|' <b>\nreturns. [entered here](1).")])
        self.assertIn("| a.c:7 | 'operator\\|' &lt;b> returns. | `driver-a` |\n", self.check()[1])

    def test_summary_ends(self):
        self.use_stand_in(FINDINGS, [result()] * 103)
        summary = self.check()[1]
        self.assertEqual(summary.count("a.c:7"), 100)
        self.assertIn("… and 3 more.", summary)

    def test_crash(self):
        self.use_stand_in(139)
        outputs, summary = self.check()
        self.assertEqual(outputs, {"exit-code": "139", "findings": ""})
        self.assertIn("driver-tidy itself failed", summary)

    def test_missing_package(self):
        done = self.run_action("install", PACKAGE="no/such.deb")
        self.assertEqual(done.returncode, 2)
        self.assertIn("::error::driver-tidy: no such package: no/such.deb", done.stdout)

    def log_calls(self, *programs):
        """Puts stand-ins for these on PATH, which write down how they were called."""
        place = self.dir / "programs"
        place.mkdir()
        for program in programs:
            path = place / program
            path.write_text(f'#!/bin/sh\necho {program} "$@" >>{self.dir}/calls\n')
            path.chmod(0o755)
        (place / "sudo").write_text('#!/bin/sh\nexec "$@"\n')
        (place / "sudo").chmod(0o755)
        self.tool = place / "driver-tidy"

    def calls(self):
        return (self.dir / "calls").read_text()

    def test_package(self):
        self.write("my tool.deb", "")
        self.log_calls("apt-get")
        self.assertEqual(self.run_action("install", PACKAGE="my tool.deb").returncode, 0)
        self.assertRegex(self.calls(), rf"apt-get update.*\napt-get install .* {self.work}/my tool\.deb\n$")

    def test_download_that_fails(self):
        self.log_calls("apt-get")
        (self.dir / "programs/curl").symlink_to("/bin/false")
        done = self.run_action("install", PACKAGE="https://example.invalid/tool.deb")
        self.assertEqual(done.returncode, 2)
        self.assertIn("::error::driver-tidy: cannot download https://example.invalid/tool.deb", done.stdout)

    def test_without_a_package_its_own_sources_are_built(self):
        self.log_calls("cmake", "setup")
        top = self.dir / "action"
        (top / "tools/ci").mkdir(parents=True)
        script = shutil.copy(ACTION, top / "tools/ci")
        (top / "tools/setup").symlink_to(self.dir / "programs/setup")
        path = self.dir / "path"
        self.assertEqual(self.run_script(script, "install", PACKAGE="", GITHUB_PATH=str(path)).returncode, 0)
        self.assertEqual(self.calls(),
                         "setup --build-only\ncmake --preset release\ncmake --build --preset release --target driver-tidy\n")
        self.assertEqual(path.read_text(), f"{top}/build/bin\n")

    def test_wrong_use_of_the_script(self):
        done = self.run_action("nonsense")
        self.assertEqual(done.returncode, 2)
        self.assertIn("github-action.sh check", done.stderr)


class Hook(RecipeTest):
    def setUp(self):
        super().setUp()
        self.git("init", "--quiet")
        self.use_stand_in()

    def git(self, *arguments):
        done = self.run_script("git", "-c", "user.name=n", "-c", "user.email=e@x", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def stage(self, name, text):
        self.write(name, text)
        self.git("add", name)

    def commit(self, name, text):
        self.stage(name, text)
        self.git("commit", "--quiet", "--no-verify", "--message", "m")

    def test_nothing_of_ours_is_staged(self):
        self.commit("a.c", GOOD)
        self.stage("readme", "text")
        self.write("a.c", BAD)
        self.assertEqual(self.run_script(HOOK).returncode, 0)
        self.assertIsNone(self.arguments())

    def test_changed_lines(self):
        self.commit("a.c", GOOD)
        for name in ("a.c", "inc/a.H", "b.Cpp"):
            with self.subTest(name):
                self.stage(name, BAD)
                self.assertEqual(self.run_script(HOOK).returncode, 0)
                self.assertEqual(self.arguments(), ["check", "--quiet", "--diff=HEAD", "."])
                self.git("reset", "--quiet", "--hard")

    def test_arguments_name_what_is_checked(self):
        self.commit("sys/a.c", GOOD)
        self.stage("sys/a.c", BAD)
        self.run_script(HOOK, "-p", "my build", "--", "-DA", cwd=self.work / "sys")
        self.assertEqual(self.arguments(), ["check", "--quiet", "--diff=HEAD", "-p", "my build", "--", "-DA"])

    def test_before_the_first_commit(self):
        self.stage("a.c", GOOD)
        self.run_script(HOOK)
        base = self.arguments()[2].removeprefix("--diff=")
        self.assertEqual(self.git("diff", "--name-only", base), "a.c\n")

    def test_git_runs_it(self):
        self.commit("a.c", GOOD)
        (self.work / ".git/hooks/pre-commit").symlink_to(HOOK)
        self.use_stand_in(FINDINGS)
        self.stage("a.c", BAD)
        identity = ("-c", "user.name=n", "-c", "user.email=e@x")
        self.assertEqual(self.run_script("git", *identity, "commit", "--message", "m").returncode, 1)
        self.assertEqual(self.git("rev-list", "--count", "HEAD"), "1\n")
        self.use_stand_in(CLEAN)
        self.assertEqual(self.run_script("git", *identity, "commit", "--message", "m").returncode, 0)

    def test_with_the_tool(self):
        self.tool = TOOL
        self.commit("old.c", BAD)
        self.stage("a.c", GOOD)
        done = self.run_script(HOOK)
        self.assertEqual((done.returncode, done.stdout), (CLEAN, ""))
        self.stage("a.c", BAD.replace("Forgets", "Later"))
        done = self.run_script(HOOK)
        self.assertEqual(done.returncode, FINDINGS, done.stderr)
        self.assertIn("'Later' returns", done.stdout)
        self.assertNotIn("'Forgets' returns", done.stdout)


if __name__ == "__main__":
    unittest.main()
