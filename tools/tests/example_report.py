"""HTML reports for the tests of the page: one of the fragments in testdata, and pages with data of any kind."""

import functools
import json
import subprocess

from command import TOOL, TOP

BEGIN = '<script type="application/json" id="data">'
END = "</script>"


@functools.cache
def tool_page():
    """What the tool writes about the drivers and fragments in testdata."""
    done = subprocess.run([TOOL, "check", "testdata/drivers", "testdata/fragments", "--format", "html", "--", "-Itestdata/include"],
                          cwd=TOP, capture_output=True, text=True, check=False, timeout=300)
    return done.stdout


def place_of_data(page):
    begin = page.index(BEGIN) + len(BEGIN)
    return begin, page.index(END, begin)


def page_with(data):
    """The same page about something else."""
    page = tool_page()
    begin, end = place_of_data(page)
    return page[:begin] + json.dumps(data, ensure_ascii=False).replace("<", "\\u003c") + page[end:]


def example_data():
    """The tool's data, with results of all states and levels, and headers that are missing."""
    page = tool_page()
    begin, end = place_of_data(page)
    data = json.loads(page[begin:end])
    for index, result in enumerate(data["sarif"]["runs"][0]["results"]):
        result["baselineState"] = "new" if index % 5 == 0 else "unchanged"
        if index % 7 == 3:
            result["suppressions"] = [{"kind": "external", "justification": "Reviewed: the caller leaves the region."}]
        if index % 50 == 20:
            result["baselineState"] = "absent"
        if index % 11 == 2:
            result["level"] = "error"
    data["coverage"]["drivers"][1]["missingHeaders"] = [
        {"header": "wdfldr.h", "functions": 3}, {"header": "ntstrsafe.h", "functions": 1}]
    return data
