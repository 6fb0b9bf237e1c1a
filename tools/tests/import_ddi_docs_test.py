#!/usr/bin/env python3
"""Runs tools/import-ddi-docs over made-up pages in a temporary directory."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
TOOL = TOP / "tools/import-ddi-docs"


def page(name, irql, header="wdm.h", kind="function", uid=None):
    module = header.removesuffix(".h")
    return (f"---\nUID: {uid or f'NF:{module}.{name}'}\ntitle: {name} {kind} ({header})\n"
            f'keywords: ["{name}"]\nreq.header: {header}\nreq.irql: {irql}\n'
            f"api_name:\n - {name}\n---\n\n# {name}\n")


class ImportDdiDocsTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.top = pathlib.Path(directory.name)
        self.content = self.top / "docs/wdk-ddi-src/content"
        self.output = self.top / "levels.json"

    def write(self, path, text):
        path = self.content / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_tool(self, *arguments):
        return subprocess.run([sys.executable, TOOL, *arguments, "--output", self.output],
                              capture_output=True, text=True, check=False)

    def levels(self, expected_code=0):
        """Name to level; "text" entries in brackets."""
        run = self.run_tool(self.top / "docs")
        self.assertEqual(run.returncode, expected_code, run.stderr)
        document = json.loads(self.output.read_text(encoding="utf-8"))
        self.assertEqual(set(document), {"$schema", "comment", "levels"})
        return {entry["name"]: entry.get("irql") or [entry["text"]] for entry in document["levels"]}

    def test_texts(self):
        texts = {
            "PASSIVE_LEVEL": "PASSIVE_LEVEL",
            "Passive level.": "PASSIVE_LEVEL",
            "= PASSIVE_LEVEL": "PASSIVE_LEVEL",
            "IRQL == PASSIVE_LEVEL": "PASSIVE_LEVEL",
            "<= PASSIVE_LEVEL": "PASSIVE_LEVEL",
            "<=APC_LEVEL": "<= APC_LEVEL",
            "<=(APC_LEVEL)": "<= APC_LEVEL",
            "IRQL <= APC_LEVEL": "<= APC_LEVEL",
            "< DISPATCH_LEVEL": "<= APC_LEVEL",
            "< APC_LEVEL": "PASSIVE_LEVEL",
            "< = DISPATCH_LEVEL": "<= DISPATCH_LEVEL",
            "<= DISPATCH_ LEVEL": "<= DISPATCH_LEVEL",
            "Called at IRQL <= DISPATCH_LEVEL.": "<= DISPATCH_LEVEL",
            "_IRQL_requires_max_(DISPATCH_LEVEL)": "<= DISPATCH_LEVEL",
            "requires_(PASSIVE_LEVEL)": "PASSIVE_LEVEL",
            "IRQL >= DISPATCH_LEVEL": ">= DISPATCH_LEVEL",
            "Greater than or equal to DISPATCH_LEVEL": ">= DISPATCH_LEVEL",
            "Greater than DISPATCH_LEVEL": ">= DIRQL",
            "DPC_LEVEL": "DISPATCH_LEVEL",
            "<= DIRQL": "<= DIRQL",
            "HIGH_LEVEL": "HIGH_LEVEL",
        }
        unclear = [
            "See Remarks section.", "<= APC_LEVEL (see Remarks section)",
            "PASSIVE_LEVEL or DISPATCH_LEVEL", "_requires_same_", "_Must_inspect_result_",
            "Any level as long as target memory is resident", "PROFILE_LEVEL", "< PASSIVE_LEVEL",
            "> HIGH_LEVEL"
        ]
        expected = {}
        for number, text in enumerate(list(texts) + unclear):
            name = f"Function{number:02}"
            self.write(f"wdm/nf-wdm-{name.lower()}.md", page(name, text))
            expected[name] = texts.get(text, [text])
        self.assertEqual(self.levels(), expected)

    def test_any_level_and_no_level_need_no_entry(self):
        for number, text in enumerate(["Any level", "Any IRQL.", "ANY", "<= HIGH_LEVEL", ""]):
            self.write(f"wdm/nf-wdm-any{number}.md", page(f"Any{number}", text))
        self.write("wdm/nf-wdm-some.md", page("Some", "PASSIVE_LEVEL"))
        self.assertEqual(self.levels(), {"Some": "PASSIVE_LEVEL"})

    def test_functions_and_macros_only(self):
        self.write("wdm/nf-wdm-function.md", page("Function", "APC_LEVEL"))
        self.write("wdm/nf-wdm-macro.md",
                   page("Macro", "APC_LEVEL", kind="macro", uid="NF:wdm.Macro~r1"))
        self.write("wdm/nc-wdm-callback.md", page("CALLBACK", "APC_LEVEL", uid="NC:wdm.CALLBACK"))
        self.write("wdm/ns-wdm-record.md", page("RECORD", "APC_LEVEL", uid="NS:wdm.RECORD"))
        self.write("portcls/nf-portcls-iport-init.md",
                   page("IPort::Init", "APC_LEVEL", kind="method", uid="NF:portcls.IPort.Init"))
        self.write("wdm/index.md", "no front matter here\n")
        self.assertEqual(self.levels(), {"Function": "APC_LEVEL", "Macro": "APC_LEVEL"})

    def test_pages_of_several_headers(self):
        self.write("ntifs/nf-ntifs-wide.md", page("Wide", "<= APC_LEVEL", "ntifs.h"))
        self.write("wdm/nf-wdm-wide.md", page("Wide", "DISPATCH_LEVEL"))
        self.write("ntifs/nf-ntifs-doubtful.md", page("Doubtful", "PASSIVE_LEVEL", "ntifs.h"))
        self.write("wdm/nf-wdm-doubtful.md", page("Doubtful", "See Remarks."))
        self.write("ntifs/nf-ntifs-free.md", page("Free", "PASSIVE_LEVEL", "ntifs.h"))
        self.write("wdm/nf-wdm-free.md", page("Free", "Any level"))
        self.assertEqual(self.levels(), {"Doubtful": ["See Remarks."], "Wide": "<= DISPATCH_LEVEL"})

    def test_bad_pages_are_named_and_the_others_read(self):
        self.write("wdm/nf-wdm-a.md",
                   page("A", "PASSIVE_LEVEL").replace("req.header: wdm.h", "req.header wdm.h"))
        self.write("wdm/nf-wdm-b.md", page("B", "PASSIVE_LEVEL").replace("\n---\n", "\n"))
        self.write("wdm/nf-wdm-c.md", "# C\n")
        self.write("wdm/nf-wdm-d.md", page("D", "PASSIVE_LEVEL\nreq.irql: APC_LEVEL"))
        self.write("wdm/nf-wdm-z.md", page("Z", "PASSIVE_LEVEL"))
        (self.content / "wdm/nf-wdm-e.md").write_bytes(b"---\nUID: NF:wdm.\xff\n---\n")
        run = self.run_tool(self.top / "docs")
        self.assertEqual(run.returncode, 1)
        wdm = self.content / "wdm"
        self.assertEqual(run.stderr.splitlines(), [
            f"import-ddi-docs: {wdm}/nf-wdm-{rest}" for rest in (
                "a.md:5: front matter: no 'key: value': 'req.header wdm.h'",
                "b.md:1: front matter without an end: no second '---'",
                "c.md:1: no front matter: the first line is not '---'",
                "d.md:7: front matter: 'req.irql' stands twice",
                "e.md:1: not UTF-8: invalid start byte",
            )
        ])
        self.assertIn("5 pages not read", run.stdout)
        self.assertEqual(self.levels(expected_code=1), {"Z": "PASSIVE_LEVEL"})

    def test_carriage_returns_and_byte_order_mark(self):
        self.write("wdm/nf-wdm-dos.md",
                   "\ufeff" + page("Dos", "PASSIVE_LEVEL").replace("\n", "\r\n"))
        self.assertEqual(self.levels(), {"Dos": "PASSIVE_LEVEL"})

    def test_same_output_twice(self):
        for name in ("Zeta", "Alpha", "Mid"):
            self.write(f"wdm/nf-wdm-{name.lower()}.md", page(name, "<= APC_LEVEL"))
        self.levels()
        first = self.output.read_bytes()
        self.levels()
        self.assertEqual(self.output.read_bytes(), first)
        self.assertLess(first.index(b"Alpha"), first.index(b"Mid"))

    def test_facts(self):
        facts = self.top / "facts.json"
        facts.write_text(json.dumps([
            {"name": "Routine", "kind": "function", "raw": "<= APC_LEVEL"},
            {"name": "ROUTINE", "kind": "callback", "raw": "PASSIVE_LEVEL"},
            {"name": "MACRO", "kind": "macro", "raw": "See Remarks."},
        ]), encoding="utf-8")
        run = self.run_tool("--facts", facts)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("2 pages, 2 functions: 1 with levels, 1 not plain, 0 at any level",
                      run.stdout)
        self.assertEqual(json.loads(self.output.read_text(encoding="utf-8"))["levels"],
                         [{"name": "MACRO", "text": "See Remarks."},
                          {"name": "Routine", "irql": "<= APC_LEVEL"}])

    def test_bad_facts(self):
        facts = self.top / "facts.json"
        for text in ("{", "[{}]", "[1]", "\x00"):
            facts.write_text(text, encoding="utf-8")
            run = self.run_tool("--facts", facts)
            self.assertEqual(run.returncode, 1, text)
            self.assertEqual(len(run.stderr.splitlines()), 1, run.stderr)
            self.assertIn(str(facts), run.stderr)
        self.assertFalse(self.output.exists())

    def test_nothing_to_read(self):
        run = self.run_tool(self.top / "nowhere")
        self.assertEqual(run.returncode, 1)
        self.assertIn("no page with an IRQL", run.stderr)
        self.assertFalse(self.output.exists())
        self.assertEqual(self.run_tool().returncode, 2)


class RuleFilesTest(unittest.TestCase):
    """The files in rules/."""

    WRITTEN, CORRECTIONS = "ddi-levels-all.json", "ddi-levels-corrections.json"

    def levels(self, name):
        return json.loads((TOP / "rules" / name).read_text(encoding="utf-8"))["levels"]

    def test_corrections_are_read_last(self):
        # Files are read in the order of their names, and later ones replace what earlier ones say.
        self.assertLess(self.WRITTEN, self.CORRECTIONS)

    def test_corrections_correct(self):
        written = {entry["name"]: entry for entry in self.levels(self.WRITTEN)}
        self.assertGreater(len(written), 3000)
        for entry in self.levels(self.CORRECTIONS):
            self.assertTrue(entry["reason"], entry["name"])
            if "where" not in entry:
                self.assertNotEqual(entry["irql"], written.get(entry["name"], {}).get("irql"),
                                    f"{entry['name']}: needs no correction")


if __name__ == "__main__":
    unittest.main()
