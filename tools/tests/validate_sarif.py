#!/usr/bin/env python3
"""Validates the SARIF logs that the other tests kept, and the golden ones, with Microsoft's SARIF Multitool.

SARIF_MULTITOOL names it, DRIVER_TIDY_KEPT_SARIF the folder. Its exit code is 0 whatever it finds: what counts is the log it writes.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]


def problems(files):
    with tempfile.TemporaryDirectory(prefix="driver-tidy-") as folder:
        report = pathlib.Path(folder) / "report.sarif"
        done = subprocess.run(
            [os.environ["SARIF_MULTITOOL"], "validate", *map(str, files), "--rule-kind", "Sarif;Ghas",
             "--level", "Error;Warning", "-o", str(report), "--log", "ForceOverwrite"],
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}, capture_output=True, text=True, check=False)
        if not report.exists():
            sys.exit(f"the SARIF Multitool failed: {done.stdout}{done.stderr}")
        (run,) = json.loads(report.read_text(encoding="utf-8-sig"))["runs"]
    for result in run["results"]:
        if result.get("level", "warning") in ("error", "warning"):
            place = result["locations"][0]["physicalLocation"]
            yield (f"{place['artifactLocation'].get('uri', place)}:{place.get('region', {}).get('startLine')}: "
                   f"{result['ruleId']}: {result['message'].get('text') or result['message'].get('arguments')}")
    if run["invocations"][0].get("toolExecutionNotifications"):
        yield str(run["invocations"][0]["toolExecutionNotifications"])


def main():
    kept = sorted(pathlib.Path(os.environ["DRIVER_TIDY_KEPT_SARIF"]).glob("*.sarif"))
    golden = sorted((TOP / "testdata/golden").glob("*.sarif"))
    if not kept or not golden:
        sys.exit("no SARIF log was kept")
    found = list(problems(kept + golden))
    print(*found, f"{len(kept) + len(golden)} logs, {len(found)} problems", sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
