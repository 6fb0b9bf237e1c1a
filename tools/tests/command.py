"""What the tests of the command share. DRIVER_TIDY names the tool."""

import hashlib
import os
import pathlib
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
TOOL = os.environ.get("DRIVER_TIDY", str(TOP / "build/bin/driver-tidy"))

KEPT_SARIF = os.environ.get("DRIVER_TIDY_KEPT_SARIF")

CLEAN, FINDINGS, UNUSABLE, PARTIAL = range(4)

limits_memory = unittest.skipIf("DRIVER_TIDY_SANITIZED" in os.environ, "AddressSanitizer reserves terabytes")

DECLARATIONS = """\
void KeEnterGuardedRegion(void);
void KeLeaveGuardedRegion(void);
int Ready(void);
"""
BAD = DECLARATIONS + """\
void Forgets(void) {
  KeEnterGuardedRegion();
  if (!Ready())
    return;
  KeLeaveGuardedRegion();
}
"""
GOOD = DECLARATIONS + """\
void Leaves(void) {
  KeEnterGuardedRegion();
  KeLeaveGuardedRegion();
}
"""


def keep_sarif(directory, output):
    """Every log that one run of the tool wrote, each text once, for the validator behind all tests."""
    if not KEPT_SARIF:
        return
    texts = [file.read_text(errors="replace") for file in directory.rglob("*.sarif") if file.is_file()]
    for text in [output, *texts]:
        if text.startswith("{") and '"driver-tidy"' in text and "schemastore.org/sarif" in text:
            pathlib.Path(KEPT_SARIF).mkdir(exist_ok=True)
            name = hashlib.sha256(text.encode()).hexdigest()[:16]
            (pathlib.Path(KEPT_SARIF) / f"{name}.sarif").write_text(text)


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory(prefix="driver-tidy-")
        self.addCleanup(directory.cleanup)
        self.dir = pathlib.Path(directory.name).resolve()
        cache = tempfile.TemporaryDirectory(prefix="driver-tidy-cache-")
        self.addCleanup(cache.cleanup)
        self.cache = pathlib.Path(cache.name)

    def write(self, name, text):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text)
        return name

    def run_tool(self, *arguments, cwd=None):
        done = subprocess.run(
            [TOOL, *map(str, arguments)], cwd=cwd or self.dir, capture_output=True, text=True, timeout=300,
            env={**os.environ, "LC_ALL": "C", "XDG_CACHE_HOME": str(self.cache)})
        keep_sarif(self.dir, done.stdout)
        return done

    def check(self, code, *arguments, cwd=None):
        """Runs `driver-tidy check` and expects this exit code."""
        result = self.run_tool("check", *arguments, cwd=cwd)
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result

    def errors(self, result):
        return [line for line in result.stderr.splitlines() if line.startswith("driver-tidy: error: ")]

    def assert_one_error(self, result, *parts):
        errors = self.errors(result)
        self.assertEqual(len(errors), 1, result.stderr)
        for part in parts:
            self.assertIn(part, errors[0])
