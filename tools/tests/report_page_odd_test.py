#!/usr/bin/env python3
"""Opens the page of the HTML report with made-up data: hostile texts, what is missing, very many findings."""

import pathlib
import tempfile
import unittest

from example_report import page_with
from report_page_test import Page

HOSTILE = '</script><img src=x onerror="document.title=\'taken\'"><b>&amp;'


def place(uri, line, **more):
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line, "startColumn": 1, "endLine": line, "endColumn": 5}}, **more}


def step(line, text, level=0, kinds=(), uri="a.c", **state):
    return {"location": place(uri, line, message={"text": text}), "nestingLevel": level, "kinds": list(kinds),
            "state": {name.replace("_", "-"): {"text": value} for name, value in state.items()}}


def result(line=3, text="finding", rule="r", steps=(), fingerprint="f", uri="a.c", **more):
    found = {"ruleId": rule, "level": "warning", "message": {"text": text}, "locations": [place(uri, line, logicalLocations=[{"name": "F"}])],
             "partialFingerprints": {"driverTidyPath/v1": fingerprint}, **more}
    if steps:
        found["codeFlows"] = [{"threadFlows": [{"locations": list(steps)}]}]
    return found


def report(results, rules=(), sources=None, coverage=(), runs=None):
    run = {"tool": {"driver": {"name": "driver-tidy", "semanticVersion": "1", "rules": list(rules)}}, "results": list(results)}
    return {"sarif": {"version": "2.1.0", "runs": [run] if runs is None else runs}, "coverage": {"drivers": list(coverage)}, "sources": sources or {}, "drivers": [entry["project"] for entry in coverage]}


class RobustTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = Page()
        cls.addClassCleanup(cls.page.close)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)

    def load(self, data, fragment=""):
        path = pathlib.Path(self.folder.name) / "report.html"
        path.write_text(page_with(data), encoding="utf-8")
        self.page.severe()
        self.page.open(path, fragment)

    def tearDown(self):
        self.assertEqual(self.page.severe(), [])

    def test_no_runs(self):
        self.load(report([], runs=[]))
        self.assertEqual(self.page.text("#shown"), "0 findings")

    def test_texts_are_texts(self):
        rule = {"id": "r", "name": HOSTILE, "help": {"markdown": f"# {HOSTILE}\n\n[bad](javascript:alert(1)) [good](https://example.org/) {HOSTILE}\n\n- `{HOSTILE}`"}}
        found = result(text=HOSTILE + " [" + HOSTILE.replace("]", "") + "](1).", relatedLocations=[place("a.c", 1, id=1, message={"text": HOSTILE})],
                       steps=[step(2, HOSTILE)], suppressions=[{"kind": HOSTILE, "justification": HOSTILE}])
        coverage = {"project": "", "files": 1, "filesLost": 0, "functions": 1, "analysed": 1, "partlyAnalysed": 0, "notAnalysed": 0,
                    "reasons": [{"reason": HOSTILE, "functions": 1}], "missingHeaders": [{"header": HOSTILE, "functions": 1}]}
        self.load(report([found], [rule], {"a.c": "\n".join([HOSTILE] * 5)}, [coverage]), "#finding=f")
        self.page.click(".rule > summary")
        self.assertEqual(self.page.find_all("img"), [])
        self.assertNotEqual(self.page.run("return document.title"), "taken")
        self.assertIn("onerror", self.page.text(".source .code"))
        links = self.page.run("return [...document.querySelectorAll('.rule-page a')].map((link) => link.href)")
        self.assertEqual(links, ["https://example.org/"])

    def test_missing_source(self):
        self.load(report([result(steps=[step(1, "first"), step(3, "second")])]), "#finding=f")
        self.assertIn("is not in this report", self.page.text(".missing .code"))
        self.assertEqual(len(self.page.find_all(".note")), 2)

    def test_lines_behind_the_end(self):
        self.load(report([result(line=99, steps=[step(2, "a"), step(99, "b")])], sources={"a.c": "one\r\ntwo\r\n"}), "#finding=f")
        self.assertEqual(len(self.page.find_all(".note")), 2)

    def test_place_off_the_path(self):
        found = result(text="bad. [look](1).", steps=[step(3, "here")], relatedLocations=[place("a.c", 20, id=1, message={"text": "look"})])
        self.load(report([found], sources={"a.c": "\n".join(f"line {n};" for n in range(1, 40))}), "#finding=f")
        self.assertIn("line 20;", self.page.text(".elsewhere"))
        self.page.click(".message-tail button")
        self.assertTrue(self.page.run("return document.activeElement.closest('.elsewhere') !== null"))

    def test_same_fingerprint_twice(self):
        self.load(report([result(text="one"), result(text="two")]))
        titles = set()
        for _ in range(2):
            self.page.keys("n")
            titles.add(self.page.text("#finding-title"))
        self.assertEqual(titles, {"one", "two"})

    def test_lanes(self):
        steps = [step(1, "a", critical_region="0", mutex_object="0", irql="PASSIVE_LEVEL..APC_LEVEL"),
                 step(2, "b", critical_region="2", mutex_object="0", irql="DISPATCH_LEVEL"),
                 step(3, "c", critical_region="-1", mutex_object="0", irql="HIGH_LEVEL")]
        self.load(report([result(steps=steps)], sources={"a.c": "aaaa;\nbbbb;\ncccc;\n"}), "#finding=f")
        texts = self.page.run("return [...document.querySelectorAll('.note')].map((note) => [...note.querySelectorAll('.lane')].map((lane) => lane.textContent))")
        self.assertEqual(texts, [["0", "P–A"], ["2", "D"], ["−1", "H"]])
        self.assertEqual(len(self.page.find_all(".note .lane.range")), 1)
        self.assertIn("IRQL PASSIVE_LEVEL..APC_LEVEL", self.page.text(".legend"))

    def test_message_without_links(self):
        self.load(report([result(text=r"bracket \[1\] stays")]), "#finding=f")
        self.assertEqual(self.page.text("#finding-title"), "bracket [1] stays")

    def test_unknown_finding(self):
        self.load(report([result()]), "#finding=%E0%A4%A")
        self.assertIn("no finding", self.page.text("#shown"))

    def test_many_findings(self):
        many = [result(line=n % 300 + 1, text=f"finding {n}", fingerprint=f"f{n}", rule=f"r{n % 4}", uri=f"d/{n % 40}.c") for n in range(6000)]
        self.load(report(many))
        self.assertEqual(self.page.shown(), 6000)
        self.assertLess(self.page.run("return document.querySelectorAll('*').length"), 2000)
        self.page.show("f5555")
        self.assertEqual(self.page.text("#finding-title"), "finding 5555")
        self.assertTrue(self.page.visible(".item[aria-current]"))
        self.assertLess(self.page.run("return document.querySelectorAll('*').length"), 3000)
        self.page.type("#filter-text", "f55")
        self.assertEqual(self.page.shown(), sum(f"f{n}".startswith("f55") for n in range(6000)))


if __name__ == "__main__":
    unittest.main()
