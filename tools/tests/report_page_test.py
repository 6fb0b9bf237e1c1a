#!/usr/bin/env python3
"""Uses the HTML report of the fragments in testdata in a headless Chromium, as a reader does."""

import pathlib
import tempfile
import unittest

from browser import Browser
from example_report import example_data, page_with

# What the report says, read from its data and not from its page.
FACTS = """
const data = JSON.parse(document.getElementById('data').textContent);
const results = data.sarif.runs[0].results;
const driverOf = (result) => data.drivers.indexOf(((result.properties || {}).drivers || [''])[0]);
const suppressed = (result) => (result.suppressions || []).length > 0;
const current = results.filter((result) => !suppressed(result) && result.baselineState !== 'absent');
const level = (name) => current.filter((result) => (result.level || 'warning') === name).length;
const steps = (result) => (result.codeFlows || []).length ? result.codeFlows[0].threadFlows[0].locations : [];
const levels = (result) => Math.max(0, ...steps(result).map((step) => step.nestingLevel || 0));
const weight = (result) => 100 * levels(result) + steps(result).length;
const deep = current.filter((result) => steps(result).length < 40).reduce((best, result) => (weight(result) > weight(best) ? result : best));
return {
  version: data.sarif.runs[0].tool.driver.semanticVersion,
  all: results.length, findings: current.length, error: level('error'), warning: level('warning'), note: level('note'),
  suppressed: results.filter(suppressed).length,
  'new': results.some((result) => result.baselineState) ? current.filter((result) => result.baselineState === 'new').length : '–',
  byRule: Object.fromEntries([...new Set(current.map((result) => result.ruleId))]
    .map((rule) => [rule, current.filter((result) => result.ruleId === rule).length])),
  byDriver: data.drivers.map((uri, driver) => current.filter((result) => driverOf(result) === driver).length),
  functions: data.coverage.drivers.reduce((sum, driver) => sum + driver.functions, 0),
  coverage: data.coverage.drivers.map((driver) => [driver.project, driver.analysed, driver.notAnalysed]),
  deep: { key: Object.values(deep.partialFingerprints)[0],
    same: current.filter((result) => Object.values(result.partialFingerprints)[0].includes(Object.values(deep.partialFingerprints)[0])).length,
    steps: steps(deep).length, texts: steps(deep).map((step) => step.location.message.text),
    levels: steps(deep).map((step) => step.nestingLevel || 0), title: deep.message.text.split(' [')[0].replace(/[.]$/, '') },
};
"""

# WCAG 2: each piece of visible text against the backgrounds that lie behind it. Gives the texts below 4.5 : 1.
CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
function rgba(colour) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function background(node) {
  const layers = [];
  for (let at = node; at; at = at.parentElement) {
    layers.push(rgba(getComputedStyle(at).backgroundColor));
    const before = at.matches('.lane.irql:not(.head)') && getComputedStyle(at, '::before').backgroundColor;
    if (before) layers.push(rgba(before));
  }
  return layers.reverse().reduce((under, over) => under.map((value, i) => value + (over[i] - value) * over[3] / 255), [255, 255, 255]);
}
const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const poor = new Map();
let checked = 0;
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const node = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.closest('script, option, .hidden, :disabled')) continue;
  checked++;
  const style = getComputedStyle(node);
  const pair = [luminance(rgba(style.color)), luminance(background(node))].sort((a, b) => b - a);
  const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
  if (ratio < 4.5) poor.set(node.className + ' ' + style.color, ratio.toFixed(2) + ' ' + node.className + ' ' + texts.currentNode.data.slice(0, 40));
}
return { checked, poor: [...poor.values()] };
"""

# Asks for one thing of each kind from a port that nobody serves, and tells which the policy of the page refused.
BLOCKED = """
const done = arguments[0];
const refused = new Set();
document.addEventListener('securitypolicyviolation', (event) => refused.add(event.effectiveDirective));
const url = 'http://127.0.0.1:1/x';
const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
add('img', { src: url });
add('script', { src: url });
add('link', { rel: 'stylesheet', href: url });
fetch(url).catch(() => {});
new FontFace('x', `url(${url})`).load().catch(() => {});
setTimeout(() => done([...refused].sort()), 300);
"""

INTERACTIVE = "a[href], button, input, select, textarea, summary, [tabindex='0']"


class Page(Browser):
    """The report's page, in its own words."""

    def facts(self):
        return self.run(FACTS)

    def show(self, key):
        self.run("location.hash = 'finding=' + encodeURIComponent(arguments[0])", key)
        self.settle()

    def shown(self):
        """How many findings the list has, by the numbers at its drivers."""
        return self.run("return [...document.querySelectorAll('#groups > details > summary .count')]"
                        ".reduce((sum, count) => sum + Number(count.textContent.replace(/,/g, '')), 0)")

    def choose(self, select, value):
        self.run("const box = document.getElementById(arguments[0]); box.value = arguments[1];"
                 "box.dispatchEvent(new Event('input', { bubbles: true }))", select, value)

    def current_step(self):
        return self.run("const step = document.querySelector('[aria-current=step]'); return step && Number(step.id.replace('step-', ''))")

    def visible(self, selector):
        return self.run("const node = document.querySelector(arguments[0]); return Boolean(node) && node.checkVisibility()", selector)

    def overflow(self):
        return self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="driver-tidy-")
        cls.addClassCleanup(folder.cleanup)
        cls.report = pathlib.Path(folder.name) / "report.html"
        cls.report.write_text(page_with(example_data()), encoding="utf-8")
        cls.page = Page()
        cls.addClassCleanup(cls.page.close)
        cls.page.open(cls.report)
        cls.facts = cls.page.facts()

    def setUp(self):
        self.page.media(prefers_color_scheme="light")
        self.page.resize(1280, 900)
        self.page.severe()
        self.page.open(self.report)

    def tearDown(self):
        self.assertEqual(self.page.severe(), [], "errors in the console")

    def openDeep(self):
        self.page.show(self.facts["deep"]["key"])

    # What the report starts with

    def test_opens_without_console_errors(self):
        self.assertEqual(self.page.text("h1"), "driver-tidy")
        self.assertEqual(self.page.severe(), [])
        self.page.run("console.error('seen')")
        self.assertEqual(len(self.page.severe()), 1, "the console is not heard")

    def test_loads_nothing(self):
        blocked = self.page.command("POST", "/execute/async", {"script": BLOCKED, "args": []})
        self.assertEqual(blocked, ["connect-src", "font-src", "img-src", "script-src-elem", "style-src-elem"])
        self.page.severe()

    def test_shows_counts(self):
        self.assertEqual(self.page.text("#version"), self.facts["version"])
        for name, count in (("findings", "findings"), ("error", "error"), ("warning", "warning"), ("note", "note"),
                            ("suppressed", "suppressed"), ("new", "new")):
            with self.subTest(count=name):
                self.assertEqual(self.page.text(f'[data-count="{count}"] dd').replace(",", ""), str(self.facts[name]))
        self.assertEqual(self.page.shown(), self.facts["findings"])

    def test_shows_coverage(self):
        self.assertIn(f"{self.facts['functions']:,} functions", self.page.text("#coverage-total"))
        entries = self.page.run("return [...document.querySelectorAll('.driver-coverage')].map((entry) => entry.innerText)")
        self.assertEqual(len(entries), len(self.facts["coverage"]))
        for entry, (project, analysed, lost) in zip(entries, self.facts["coverage"]):
            with self.subTest(driver=project):
                self.assertIn(project, entry)
                self.assertIn(f"{analysed:,} analysed", entry)
                self.assertIn(f"{lost:,} not analysed", entry)
                self.assertEqual("What was not analysed" in entry, lost > 0)

    def test_lists_what_was_not_analysed(self):
        self.assertEqual(self.page.find_all(".coverage-details li"), [])
        self.page.click(".coverage-details summary")
        self.assertTrue(self.page.visible(".coverage-details li"))

    # Filters

    def test_filters_by_rule(self):
        self.assertGreater(len(self.facts["byRule"]), 1)
        for rule, count in self.facts["byRule"].items():
            with self.subTest(rule=rule):
                self.page.choose("filter-rule", rule)
                self.assertEqual(self.page.shown(), count)

    def test_filters_by_driver(self):
        self.assertGreater(len(self.facts["byDriver"]), 1)
        for driver, count in enumerate(self.facts["byDriver"]):
            with self.subTest(driver=driver):
                self.page.choose("filter-driver", str(driver))
                self.assertEqual(self.page.shown(), count)

    def test_filters_by_text(self):
        self.page.keys("/")
        self.page.keys(*self.facts["deep"]["key"])
        self.assertEqual(self.page.run("return document.getElementById('filter-text').value"), self.facts["deep"]["key"])
        self.assertEqual(self.page.shown(), self.facts["deep"]["same"])
        if not self.page.find_all(".item"):
            self.page.click(".group > summary")
        self.assertIn(self.facts["deep"]["title"], self.page.text("#groups .item"))
        self.page.type("#filter-text", " no such word")
        self.assertEqual(self.page.shown(), 0)

    def test_filters_by_state(self):
        self.assertGreater(self.facts["suppressed"], 0)
        self.assertEqual(self.page.find_all(".item.suppressed"), [])
        self.page.choose("filter-state", "suppressed")
        self.assertEqual(self.page.shown(), self.facts["suppressed"])
        if not self.page.find_all(".item"):
            self.page.click(".group > summary")
        self.assertTrue(self.page.find_all(".item.suppressed"))
        self.page.choose("filter-state", "all")
        self.assertEqual(self.page.shown(), self.facts["all"])

    def test_groups_by_file(self):
        rules = self.page.run("return document.querySelector('.group h4').textContent")
        self.page.choose("group-by", "file")
        self.assertNotEqual(self.page.run("return document.querySelector('.group h4').textContent"), rules)
        self.assertIn(".c", self.page.run("return document.querySelector('.group h4').textContent"))
        self.assertEqual(self.page.shown(), self.facts["findings"])

    # A finding

    def test_opens_a_finding_from_the_list(self):
        self.page.type("#filter-text", self.facts["deep"]["key"])
        self.page.click("#groups .item")
        self.assertEqual(self.page.text("#finding-title"), self.facts["deep"]["title"])
        self.assertFalse(self.page.visible("#overview"))
        self.assertEqual(self.page.run("return decodeURIComponent(location.hash)"), "#finding=" + self.facts["deep"]["key"])

    def test_opens_a_finding_from_its_link(self):
        self.page.open(self.report, "#finding=" + self.facts["deep"]["key"])
        self.assertEqual(self.page.text("#finding-title"), self.facts["deep"]["title"])

    def test_steps_through_the_path_by_keyboard(self):
        deep = self.facts["deep"]
        self.openDeep()
        self.assertIsNone(self.page.current_step())
        for wanted in range(1, deep["steps"] + 1):
            self.page.keys("j" if wanted % 2 else "Down")
            self.assertEqual(self.page.current_step(), wanted)
            status = self.page.run("return document.querySelector('[aria-live]').textContent")
            self.assertIn(f"Step {wanted} of ", status)
            self.assertIn(deep["texts"][wanted - 1], status)
        self.page.keys("k")
        self.page.keys("Up")
        last = len(self.page.find_all(".note"))
        self.assertEqual(self.page.current_step(), deep["steps"] - 2)
        self.page.keys(*["j"] * (last + 2))
        self.assertEqual(self.page.current_step(), last)

    def test_current_step_is_in_view(self):
        self.page.resize(1280, 420)
        self.openDeep()
        for _ in range(self.facts["deep"]["steps"]):
            self.page.keys("j")
            box = self.page.run("const box = document.querySelector('[aria-current=step]').getBoundingClientRect(); return [box.top, box.bottom]")
            self.assertGreater(box[0], 44)
            self.assertLess(box[1], 420)

    def test_folds_and_unfolds_a_call_level(self):
        levels = self.facts["deep"]["levels"]
        inner = next(number for number, level in enumerate(levels, 1) if level > 0)
        back = next(number for number in range(inner, len(levels) + 1) if levels[number - 1] == 0)
        self.openDeep()
        self.page.keys(*["j"] * (inner - 1))
        self.assertTrue(self.page.visible(f"#step-{inner}"))
        self.page.keys("f")
        self.assertFalse(self.page.visible(f"#step-{inner}"))
        self.assertEqual(self.page.run("return document.querySelector('.fold').getAttribute('aria-expanded')"), "false")
        self.page.keys("j")
        self.assertEqual(self.page.current_step(), back, "a folded call is stepped over")
        self.page.keys("k", "Enter")
        self.assertTrue(self.page.visible(f"#step-{inner}"))
        self.page.click(".fold")
        self.assertFalse(self.page.visible(f"#step-{inner}"))

    def test_folds_the_call_it_stands_in(self):
        levels = self.facts["deep"]["levels"]
        leaf = levels.index(max(levels)) + 1
        self.openDeep()
        self.page.keys(*["j"] * leaf)
        self.page.keys("f")
        self.assertFalse(self.page.visible(f"#step-{leaf}"))
        self.assertEqual(self.page.current_step(), leaf - 1, "the step moves to the call")

    def test_unfolds_a_gap(self):
        self.openDeep()
        for _ in range(40):
            if self.page.find_all(".gap button"):
                break
            self.page.keys("p")
        before = len(self.page.find_all(".row.source"))
        label = self.page.run("return document.querySelector('.gap button').textContent")
        self.page.click(".gap button")
        self.assertEqual(len(self.page.find_all(".row.source")), before + int(label.split()[1]))

    def test_goes_to_next_and_previous_finding(self):
        self.page.keys("n")
        first = self.page.text("#finding-title")
        self.page.keys("n")
        second = self.page.run("return location.hash")
        self.page.keys("p")
        self.assertEqual(self.page.text("#finding-title"), first)
        self.assertNotEqual(self.page.run("return location.hash"), second)

    def test_escape_goes_back(self):
        self.page.keys("n")
        self.page.keys("Escape")
        self.assertTrue(self.page.visible("#overview"))
        self.assertFalse(self.page.visible("#finding"))
        self.assertEqual(self.page.run("return location.hash"), "")

    def test_help_opens_and_closes(self):
        self.page.keys("?")
        self.assertTrue(self.page.visible("#help"))
        self.page.keys("Escape")
        self.assertFalse(self.page.visible("#help"))

    def test_shows_the_rule(self):
        self.openDeep()
        self.assertFalse(self.page.visible(".rule-page"))
        self.page.click(".rule > summary")
        self.assertTrue(self.page.visible(".rule-page h3"))
        self.assertTrue(self.page.visible(".rule-page pre code"))

    def test_says_depth_in_the_lanes(self):
        self.openDeep()
        self.assertRegex(self.page.run("return document.querySelector('.note .lane b').textContent"), r"^(−?\d+|[≥≤A-Z–]+)$")

    # For everybody

    def assertNamed(self):
        found = self.page.run("return [...document.querySelectorAll(arguments[0])].filter((node) => node.checkVisibility())", INTERACTIVE)
        self.assertGreater(len(found), 5)
        # A list of hundreds of entries is made by one function: its first entries speak for it.
        for element in found[:60] + found[-60:]:
            reference = next(iter(element.values()))
            self.assertTrue(self.page.label(reference).strip(),
                            self.page.run("return arguments[0].outerHTML.slice(0, 200)", element))

    def test_interactive_elements_have_names(self):
        self.assertNamed()
        self.openDeep()
        self.page.click(".rule > summary")
        self.assertNamed()

    def test_name_check_can_fail(self):
        self.page.run("const button = document.createElement('button'); document.querySelector('.top').append(button)")
        with self.assertRaises(AssertionError):
            self.assertNamed()

    def test_has_landmarks_and_headings(self):
        self.openDeep()
        for selector in ("header", "nav[aria-label]", "main", "form[role=search]", "h1", "main h2", "[aria-live=polite]"):
            with self.subTest(selector=selector):
                self.assertTrue(self.page.find_all(selector))
        self.assertEqual(self.page.run("return document.querySelectorAll('h1').length"), 1)

    def test_keeps_within_a_phone(self):
        self.page.resize(390, 844)
        self.assertLessEqual(self.page.overflow(), 0)
        self.openDeep()
        self.assertLessEqual(self.page.overflow(), 0)
        self.page.click(".rule > summary")
        self.assertLessEqual(self.page.overflow(), 0)
        self.assertTrue(self.page.run("const path = document.querySelector('.path'); return path.scrollWidth > path.clientWidth"),
                        "the source scrolls in its own box")
        self.page.run("document.querySelector('main').append(Object.assign(document.createElement('div'), { style: 'width: 500px; height: 1px' }))")
        self.assertGreater(self.page.overflow(), 0, "the check sees no overflow")

    def test_phone_shows_the_finding_alone(self):
        self.page.resize(390, 844)
        self.openDeep()
        self.assertFalse(self.page.visible("#list"))
        self.page.click("#back")
        self.assertTrue(self.page.visible("#list"))

    def test_prints_the_list(self):
        self.page.choose("filter-state", "all")
        self.page.media("print")
        self.assertFalse(self.page.visible("#filters"))
        self.assertTrue(self.page.visible("#coverage"))
        self.assertEqual(len(self.page.find_all(".item")), self.facts["all"])
        self.assertEqual(self.page.run("return document.querySelectorAll('details:not([open])').length"), 0)
        self.assertTrue(self.page.run("return [...document.querySelectorAll('.item')].every((item) => item.checkVisibility())"))

    def test_prints_the_finding(self):
        self.openDeep()
        self.page.click(".fold")
        self.assertTrue(self.page.run("return [...document.querySelectorAll('.note')].some((note) => !note.checkVisibility())"))
        self.page.media("print")
        self.assertFalse(self.page.visible("#filters"))
        self.assertFalse(self.page.visible("#list"))
        self.assertTrue(self.page.visible(".rule-page"))
        self.assertTrue(self.page.run("return [...document.querySelectorAll('.note')].every((note) => note.checkVisibility())"))
        self.assertEqual(self.page.find_all(".gap"), [])
        clipped = self.page.run("""return [...document.querySelectorAll('#finding *')]
          .filter((node) => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible').map((node) => node.className)""")
        self.assertEqual([name for name in clipped if name != "hidden"], [])
        self.page.media("screen", prefers_color_scheme="light")
        self.assertTrue(self.page.run("return [...document.querySelectorAll('.note')].some((note) => !note.checkVisibility())"), "folded again")

    def test_dark_and_light(self):
        seen = {}
        for scheme in ("light", "dark"):
            self.page.media(prefers_color_scheme=scheme)
            seen[scheme] = self.page.run("const style = getComputedStyle(document.documentElement); return [style.backgroundColor, style.color]")
        brightness = {scheme: [sum(int(part) for part in colour[4:-1].split(",")) for colour in colours] for scheme, colours in seen.items()}
        self.assertGreater(brightness["light"][0], brightness["light"][1])
        self.assertLess(brightness["dark"][0], brightness["dark"][1])
        self.page.media("print", prefers_color_scheme="dark")
        self.assertEqual(self.page.run("return getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)")

    def test_contrast(self):
        self.openDeep()
        for _ in range(40):
            if self.page.find_all(".source:not(.off) .comment"):
                break
            self.page.keys("p")
        self.page.choose("filter-state", "all")
        self.page.keys("j")
        self.page.click(".rule > summary")
        for scheme in ("light", "dark"):
            with self.subTest(scheme=scheme):
                self.page.media(prefers_color_scheme=scheme)
                found = self.page.run(CONTRAST)
                self.assertGreater(found["checked"], 100)
                self.assertEqual(found["poor"], [])
        self.page.run("document.getElementById('finding-title').style.color = '#777'")
        self.assertTrue(self.page.run(CONTRAST)["poor"], "the check sees no poor contrast")


if __name__ == "__main__":
    unittest.main()
