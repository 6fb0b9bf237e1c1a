#!/usr/bin/env python3
"""Runs tools/generate-docs over the built driver-tidy, and over help texts that are made up; uses what it writes.

DRIVER_TIDY names the tool.
"""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
TOOL = pathlib.Path(os.environ.get("DRIVER_TIDY", TOP / "build/bin/driver-tidy"))
GENERATE = TOP / "tools/generate-docs"

HELP = """\
Checks.
Usage: driver-tidy [OPTIONS] [SUBCOMMAND]

Options:
  -h,--help                   Print this help message and exit

Subcommands:
  check                       Check source files

"""
CHECK_HELP = """\
Check source files
Usage: driver-tidy check [OPTIONS] [paths...]

Positionals:
  paths FILE|DIRECTORY ...    Source files

Options:
  --format text|github|gitlab[=FILE] ...
                              How to write
                              findings: 'a\\b' [c]
  --diff BASE                 Only what changed
  -o,--output DIRECTORY REQUIRED
                              Here
  -j,--jobs UINT:POSITIVE=2   At a time

.dotted text of a paragraph - with "quotes"

"""


class GenerateDocsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="driver-tidy-")
        self.addCleanup(directory.cleanup)
        self.dir = pathlib.Path(directory.name).resolve()
        self.output = self.dir / "output"

    def run_generate(self, tool, **variables):
        return subprocess.run([GENERATE, "--tool", tool, "--output", self.output], check=False, text=True,
                              capture_output=True, env={**os.environ, **variables})

    def generate(self, tool=TOOL, **variables):
        done = self.run_generate(tool, **variables)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {path.name: path.read_text() for path in self.output.iterdir()}

    def tool_with_help(self, main=HELP, check=CHECK_HELP):
        """A driver-tidy that prints these texts."""
        for name, text in (("main", main), ("check", check)):
            (self.dir / name).write_text(text)
        tool = self.dir / "driver-tidy"
        tool.write_text("#!/bin/sh\ncd \"$(dirname \"$0\")\"\ncase $1 in\n"
                        "--version) echo driver-tidy 1 ;;\n--help) cat main ;;\n*) cat check ;;\nesac\n")
        tool.chmod(0o755)
        return tool

    def shell(self, *command, tool=TOOL):
        path = f"{tool.parent}:{os.environ['PATH']}"
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(self.dir), "PATH": path}
        done = subprocess.run(command, cwd=self.dir, capture_output=True, text=True, check=False, env=environment)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.splitlines()


class Writing(GenerateDocsTest):
    def test_same_output_again(self):
        first = self.generate(SOURCE_DATE_EPOCH="86400")
        self.assertEqual(sorted(first), ["_driver-tidy", "driver-tidy.1", "driver-tidy.bash", "driver-tidy.fish"])
        self.assertIn('"1970-01-02"', first["driver-tidy.1"])
        self.assertEqual(first, self.generate(SOURCE_DATE_EPOCH="86400"))

    def test_line_that_is_not_understood(self):
        for line in ("  --quiet no column", "--quiet", "  -a,--b one two three four five six",
                     "  --quiet", "   --shifted                 text"):
            with self.subTest(line):
                text = CHECK_HELP.replace("  --diff BASE ", f"{line}\n  --diff BASE ")
                done = self.run_generate(self.tool_with_help(check=text))
                self.assertEqual(done.returncode, 1)
                self.assertRegex(done.stderr, r"^generate-docs: error: .*driver-tidy check --help: line not understood: ")
                self.assertIn(f"'{line}'", done.stderr)
                self.assertFalse(self.output.exists(), "wrote something all the same")

    def test_other_lines_that_are_not_understood(self):
        for line, text in (("Environment:", HELP + "Environment:\n  A                           b\n"),
                           ("  indented", HELP + "  indented\n"),
                           ("  0 clean", HELP + "Exit codes:\n  0 clean\n"),
                           ("driver-tidy", HELP.replace("Usage: ", "")),
                           ("  name ", HELP.replace("  -h,--help ", "  name "))):
            with self.subTest(line):
                done = self.run_generate(self.tool_with_help(main=text))
                self.assertEqual(done.returncode, 1)
                self.assertIn("driver-tidy --help: line not understood: '" + line, done.stderr)

    def test_tool_that_fails(self):
        done = self.run_generate("/bin/false")
        self.assertEqual(done.returncode, 1)
        self.assertIn("generate-docs: error: ", done.stderr)
        self.assertIn("generate-docs: error: ", self.run_generate(self.dir / "missing").stderr)


class ManPage(GenerateDocsTest):
    def lint(self):
        subprocess.run(["mandoc", "-T", "lint", "-W", "warning", self.output / "driver-tidy.1"], check=True)

    def rendered(self):
        text = subprocess.run(["mandoc", "-T", "utf8", "-O", "width=300", self.output / "driver-tidy.1"],
                              capture_output=True, text=True, check=True).stdout
        return re.sub(r".\x08", "", text)

    def test_lint(self):
        self.generate()
        self.lint()
        self.generate(self.tool_with_help())
        self.lint()

    def test_every_option_of_every_command(self):
        self.generate()
        (_, *sections) = re.split(r"^   driver-tidy ", self.rendered(), flags=re.MULTILINE)
        pages = {section.split()[0]: section for section in sections}
        for command in ("check", "explain", "states", "import", "flags"):
            text = subprocess.run([TOOL, command, "--help"], capture_output=True, text=True, check=True).stdout
            options = re.findall(r"^  (-\S+)", text, flags=re.MULTILINE)
            self.assertTrue(options)
            for name in ",".join(options).split(","):
                with self.subTest(f"{command} {name}"):
                    self.assertRegex(pages[command], rf"(?m)^ +(-\w, )?{name}\b")

    def test_text_stays_as_it_is(self):
        self.generate(self.tool_with_help())
        page = self.rendered()
        for line in ("--format text|github|gitlab[=FILE] ...", "How to write findings: 'a\\b' [c]",
                     "At a time (default: 2)", '.dotted text of a paragraph - with "quotes"'):
            self.assertRegex(page, r"(?m)^ +" + re.escape(line) + "$")


class Bash(GenerateDocsTest):
    SCRIPT = """\
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_driver_tidy
printf '%s\\n' "${COMPREPLY[@]}"
"""

    def complete(self, *words, tool=TOOL):
        """What the last word can become. '=' is a word of its own, as for bash."""
        script = self.output / "driver-tidy.bash"
        return [line for line in self.shell("bash", "-c", self.SCRIPT, "bash", script, "driver-tidy", *words, tool=tool)
                if line]

    def setUp(self):
        super().setUp()
        self.generate()
        (self.dir / "driver dir").mkdir()
        (self.dir / "driver.c").touch()

    def test_syntax(self):
        subprocess.run(["shellcheck", "--shell=bash", self.output / "driver-tidy.bash"], check=True)

    def test_commands(self):
        self.assertEqual(self.complete("e"), ["explain"])
        self.assertEqual(self.complete("--v"), ["--version"])
        self.assertIn("check", self.complete(""))

    def test_options_of_the_command(self):
        self.assertEqual(self.complete("check", "--sa"), ["--sarif"])
        self.assertEqual(self.complete("states", "--sa"), [])
        self.assertIn("-p", self.complete("check", "a.c", "-"))

    def test_files(self):
        self.assertEqual(sorted(self.complete("check", "driver")), ["driver dir", "driver.c"])
        self.assertEqual(sorted(self.complete("check", "--sarif", "driver")), ["driver dir", "driver.c"])
        self.assertEqual(self.complete("check", "-p", "driver"), ["driver dir"])
        self.assertEqual(self.complete("check", "--config", "driver"), [])
        self.assertEqual(self.complete("check", "a.c", "--", "driver."), ["driver.c"])

    def test_checks(self):
        self.assertEqual(self.complete("explain", "driver-guarded-r"), ["driver-guarded-regions"])
        self.assertEqual(self.complete("check", "--strict", "driver-guarded-r"), ["driver-guarded-regions"])
        self.assertEqual(self.complete("check", "--checks", "=", "-*,driver-guarded-r"), ["-*,driver-guarded-regions"])
        self.assertEqual(self.complete("check", "--checks", "a,-driver-guarded-r"), ["a,-driver-guarded-regions"])
        self.assertGreater(len(self.complete("check", "--checks", "=")), 10)

    def test_choices(self):
        tool = self.tool_with_help()
        self.generate(tool)
        self.assertEqual(self.complete("check", "--format", "g", tool=tool), ["github", "gitlab"])


class Fish(GenerateDocsTest):
    def complete(self, line):
        script = self.output / "driver-tidy.fish"
        found = self.shell("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, line)
        return [line.split("\t")[0] for line in found]

    def test_syntax(self):
        self.generate(self.tool_with_help())
        self.shell("fish", "--no-execute", self.output / "driver-tidy.fish")

    def test_completes(self):
        self.generate()
        (self.dir / "driver.c").touch()
        self.assertEqual(self.complete("driver-tidy e"), ["explain"])
        self.assertEqual(self.complete("driver-tidy check --sa"), ["--sarif"])
        self.assertEqual(self.complete("driver-tidy check driv"), ["driver.c"])
        self.assertEqual(self.complete("driver-tidy explain driver-guarded-r"), ["driver-guarded-regions"])
        self.assertEqual(self.complete("driver-tidy check --checks a,driver-guarded-r"), ["a,driver-guarded-regions"])
        self.assertEqual(self.complete("driver-tidy check --strict driver-guarded-r"), ["driver-guarded-regions"])


class Zsh(GenerateDocsTest):
    def test_syntax(self):
        for tool in (TOOL, self.tool_with_help()):
            self.generate(tool)
            self.shell("zsh", "-f", "-n", self.output / "_driver-tidy")


if __name__ == "__main__":
    unittest.main()
