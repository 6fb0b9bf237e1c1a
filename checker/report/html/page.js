(() => {
'use strict';

const CONTEXT = 2;          // source lines shown around a step
const SMALL_GAP = 3;        // a gap of so few lines is not worth folding
const BATCH = 100;          // list items made at a time
const OPEN_ALL = 300;       // more findings than this: groups start folded
const LEVELS = ['error', 'warning', 'note', 'none'];
const COUNTED = ['error', 'warning', 'note'];
const NARROW = matchMedia('(max-width: 860px)');

/* ---------- DOM ---------- */

const byId = (id) => document.getElementById(id);

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

const button = (attributes, ...children) => el('button', { type: 'button', ...attributes }, ...children);

const number = (value) => value.toLocaleString('en-US');

const plural = (count, one, many = one + 's') => `${number(count)} ${count === 1 ? one : many}`;

/* ---------- model ---------- */

const data = JSON.parse(byId('data').textContent);
const runs = data.sarif.runs || [];
const sources = data.sources || {};
const sourceLines = new Map();

function linesOf(uri) {
  if (!sourceLines.has(uri)) {
    const text = sources[uri];
    sourceLines.set(uri, text == null ? null : text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/));
  }
  return sourceLines.get(uri);
}

const projectOf = (run) => ((run.automationDetails || {}).id || '').replace(/\/$/, '');

function place(location) {
  const physical = (location || {}).physicalLocation || {};
  const region = physical.region || {};
  const line = region.startLine || 0;
  return {
    uri: (physical.artifactLocation || {}).uri || '',
    line,
    column: region.startColumn || 1,
    endLine: region.endLine || line,
    endColumn: region.endColumn || 0,
  };
}

const samePlace = (a, b) => a.uri === b.uri && a.line === b.line && a.column === b.column;

const placeText = (at) => (at.line ? `${at.uri}:${at.line}` : at.uri);

function commonFolder(uris) {
  if (!uris.length) return '';
  const folders = uris.map((uri) => uri.split('/').slice(0, -1));
  let length = 0;
  while (folders.every((parts) => length < parts.length && parts[length] === folders[0][length])) length++;
  return folders[0].slice(0, length).join('/');
}

/** A run without a project holds files that were named one by one; the folder that they share tells more than an empty name. */
function driverName(project, run) {
  if (project) return project;
  const uris = run ? run.results.map((result) => place(result.locations && result.locations[0]).uri).filter(Boolean) : [];
  return (commonFolder([...new Set(uris)]) || 'Files') + ' (files outside projects)';
}

function rulesOf(run) {
  return new Map((run.tool.driver.rules || []).map((rule) => [rule.id, rule]));
}

function makeDrivers() {
  const drivers = runs.map((run, index) => {
    const project = projectOf(run);
    return { index, run, project, name: driverName(project, run), rules: rulesOf(run), coverage: null };
  });
  for (const coverage of (data.coverage || {}).drivers || []) {
    const known = drivers.find((driver) => driver.project === coverage.project && !driver.coverage);
    if (known) known.coverage = coverage;
    else drivers.push({
      index: drivers.length, run: null, project: coverage.project, name: driverName(coverage.project, null), rules: new Map(), coverage,
    });
  }
  return drivers;
}

/** SARIF 3.11.6: "[text](1)" links to the related location 1, a backslash escapes a bracket. */
function parseMessage(text) {
  const parts = [];
  const pattern = /\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)/g;
  const plain = (piece) => piece.replace(/\\([\\\[\]])/g, '$1');
  let from = 0;
  for (let match; (match = pattern.exec(text)); from = pattern.lastIndex) {
    if (match.index > from) parts.push({ text: plain(text.slice(from, match.index)) });
    parts.push({ text: plain(match[1]), link: Number(match[2]) });
  }
  if (from < text.length) parts.push({ text: plain(text.slice(from)) });
  return parts;
}

function headline(parts) {
  const first = parts.findIndex((part) => part.link != null);
  const lead = parts.slice(0, first < 0 ? parts.length : first).map((part) => part.text).join('').trim();
  return (lead || parts.map((part) => part.text).join('')).replace(/\.$/, '');
}

function stateOf(result) {
  if ((result.suppressions || []).length) return 'suppressed';
  return result.baselineState || '';
}

function makeFinding(result, driver, keys) {
  const location = (result.locations || [])[0] || {};
  const parts = parseMessage((result.message || {}).text || '');
  const fingerprint = Object.values(result.partialFingerprints || {})[0] || `${driver.index}-${keys.size}`;
  let key = fingerprint;
  for (let copy = 2; keys.has(key); copy++) key = `${fingerprint}~${copy}`;
  keys.add(key);
  return {
    key, result, driver, parts,
    rule: driver.rules.get(result.ruleId) || { id: result.ruleId },
    level: result.level || 'warning',
    at: place(location),
    functionName: ((location.logicalLocations || [])[0] || {}).name || '',
    title: headline(parts),
    state: stateOf(result),
    text: '',
  };
}

function makeFindings(drivers) {
  const keys = new Set();
  return drivers.flatMap((driver) => (driver.run ? driver.run.results || [] : []).map((result) => makeFinding(result, driver, keys)));
}

const drivers = makeDrivers();
const findings = makeFindings(drivers);
const findingByKey = new Map(findings.map((finding) => [finding.key, finding]));
const hasBaseline = findings.some((finding) => finding.result.baselineState);

const isCurrent = (finding) => finding.state !== 'suppressed' && finding.state !== 'absent';

function searchText(finding) {
  if (!finding.text) {
    finding.text = [finding.parts.map((part) => part.text).join(''), finding.rule.id, finding.rule.name, finding.functionName,
      placeText(finding.at), finding.key, finding.driver.name].join('\n').toLowerCase();
  }
  return finding.text;
}

/* ---------- header ---------- */

function showHeader() {
  const tool = runs.length ? runs[0].tool.driver : {};
  byId('version').textContent = tool.semanticVersion || tool.version || '';
  const current = findings.filter(isCurrent);
  const counts = [['findings', current.length]];
  for (const level of COUNTED) {
    const count = current.filter((finding) => finding.level === level).length;
    counts.push([count === 1 ? level : level + 's', count, level]);
  }
  counts.push(['suppressed', findings.filter((finding) => finding.state === 'suppressed').length]);
  counts.push(['new', hasBaseline ? current.filter((finding) => finding.state === 'new').length : 'no baseline']);
  byId('counts').replaceChildren(...counts.map(([name, value, level]) =>
    el('div', { 'data-count': level || name }, el('dt', {}, name), el('dd', {}, typeof value === 'number' ? number(value) : value))));
}

/* ---------- coverage ---------- */

function coverageBar(coverage) {
  const parts = [['analysed', coverage.analysed], ['partly', coverage.partlyAnalysed], ['not', coverage.notAnalysed]];
  const total = coverage.functions || 1;
  return el('div', { class: 'bar', 'aria-hidden': 'true' }, parts.filter(([, count]) => count)
    .map(([name, count]) => el('span', { class: name, style: `flex-grow:${count / total}` })));
}

const percent = (part, whole) => {
  if (!whole) return '–';
  const value = (100 * part) / whole;
  return (part < whole && value > 99.9 ? '> 99.9' : value.toFixed(value === 100 || value === 0 ? 0 : 1)) + ' %';
};

function notAnalysedOf(driver) {
  return ((driver.run && driver.run.invocations) || []).flatMap((invocation) => invocation.toolExecutionNotifications || []);
}

function notificationItem(notification) {
  const at = place((notification.locations || [])[0]);
  return el('li', {}, el('span', {}, (notification.message || {}).text || ''), ' ',
    at.uri && el('span', { class: 'where' }, placeText(at)));
}

/** A list that grows by a button, since a broken driver can have thousands of entries. */
function growingList(entries, makeItem) {
  const list = el('ul', { class: 'plain' });
  const more = button({ class: 'quiet', onclick: grow });
  function grow() {
    const from = list.childElementCount;
    list.append(...entries.slice(from, from + BATCH).map(makeItem));
    const left = entries.length - list.childElementCount;
    more.hidden = !left;
    more.textContent = `Show ${number(Math.min(left, BATCH))} more of ${number(left)}`;
  }
  grow();
  return [list, more];
}

function lazyDetails(attributes, summary, fill) {
  const details = el('details', attributes, el('summary', {}, summary));
  details.fill = () => {
    if (!fill) return;
    details.append(...[fill()].flat());
    fill = null;
  };
  details.addEventListener('toggle', () => details.open && details.fill());
  return details;
}

function coverageTable(caption, head, rows) {
  return el('table', {}, el('caption', {}, caption),
    el('thead', {}, el('tr', {}, head.map((text) => el('th', { scope: 'col' }, text)))),
    el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell) => el('td', {}, cell))))));
}

function coverageDetails(driver) {
  const { reasons = [], missingHeaders = [] } = driver.coverage || {};
  const notes = notAnalysedOf(driver);
  return el('div', { class: 'coverage-details' },
    reasons.length > 0 && coverageTable('Why functions were not analysed in full', ['Functions', 'Reason'],
      reasons.map((reason) => [number(reason.functions), reason.reason])),
    missingHeaders.length > 0 && coverageTable('Headers that were not found', ['Functions', 'Header'],
      missingHeaders.map((header) => [number(header.functions), el('code', {}, header.header)])),
    notes.length > 0 && lazyDetails({}, `What was not analysed (${number(notes.length)})`, () => growingList(notes, notificationItem)));
}

function coverageNumbers(coverage) {
  const lost = coverage.filesLost ? `, ${number(coverage.filesLost)} lost` : '';
  return [
    el('p', { class: 'where' }, `${plural(coverage.files, 'file')}${lost}, ${plural(coverage.functions, 'function')}`),
    coverageBar(coverage),
    el('p', { class: 'coverage-numbers' },
      el('span', { class: 'analysed' }, `${number(coverage.analysed)} analysed (${percent(coverage.analysed, coverage.functions)})`),
      el('span', { class: 'partly' }, `${number(coverage.partlyAnalysed)} partly`),
      el('span', { class: 'not' }, `${number(coverage.notAnalysed)} not analysed`)),
  ];
}

function coverageEntry(driver) {
  return el('section', { class: 'driver-coverage' },
    el('h3', {}, driver.name), driver.coverage && coverageNumbers(driver.coverage), coverageDetails(driver));
}

function showCoverage() {
  const covered = drivers.filter((driver) => driver.coverage);
  const sum = (name) => covered.reduce((total, driver) => total + (driver.coverage[name] || 0), 0);
  byId('coverage-total').textContent = covered.length
    ? `${number(sum('analysed'))} of ${plural(sum('functions'), 'function')} in ${plural(covered.length, 'driver')} analysed, `
      + `${number(sum('partlyAnalysed'))} partly, ${number(sum('notAnalysed'))} not. A function that was not analysed has no findings.`
    : 'This report has no coverage.';
  const told = drivers.filter((driver) => driver.coverage || notAnalysedOf(driver).length);
  byId('coverage').replaceChildren(...told.map(coverageEntry));
  byId('coverage-drivers').open = !NARROW.matches || told.length < 2;
  byId('coverage-drivers').hidden = !told.length;
}

/* ---------- filters ---------- */

const STATES = [
  ['current', 'current', isCurrent],
  ['new', 'new', (finding) => finding.state === 'new'],
  ['unchanged', 'unchanged', (finding) => finding.state === 'unchanged'],
  ['updated', 'updated', (finding) => finding.state === 'updated'],
  ['absent', 'absent (gone)', (finding) => finding.state === 'absent'],
  ['suppressed', 'suppressed', (finding) => finding.state === 'suppressed'],
  ['all', 'all', () => true],
];

function fillSelect(id, options) {
  byId(id).replaceChildren(...options.map(([value, text]) => el('option', { value }, text)));
}

function fillFilters() {
  const rules = new Map();
  for (const finding of findings) rules.set(finding.rule.id, finding.rule.name || finding.rule.id);
  fillSelect('filter-driver', [['', 'all drivers'], ...drivers.filter((driver) => driver.run).map((driver) => [driver.index, driver.name])]);
  fillSelect('filter-rule', [['', 'all rules'], ...[...rules].sort((a, b) => a[1].localeCompare(b[1]))]);
  fillSelect('filter-level', [['', 'all'], ...LEVELS.filter((level) => findings.some((finding) => finding.level === level)).map((level) => [level, level])]);
  fillSelect('filter-state', STATES
    .map(([value, text, test]) => [value, text, findings.filter(test).length])
    .filter(([value, , count]) => count || value === 'current')
    .map(([value, text, count]) => [value, `${text} (${number(count)})`]));
}

function readFilters() {
  const state = byId('filter-state').value;
  return {
    words: byId('filter-text').value.toLowerCase().split(/\s+/).filter(Boolean),
    driver: byId('filter-driver').value,
    rule: byId('filter-rule').value,
    level: byId('filter-level').value,
    inState: (STATES.find(([value]) => value === state) || STATES[0])[2],
  };
}

const passes = (finding, filter) => filter.inState(finding)
  && (!filter.driver || filter.driver === String(finding.driver.index))
  && (!filter.rule || filter.rule === finding.rule.id)
  && (!filter.level || filter.level === finding.level)
  && filter.words.every((word) => searchText(finding).includes(word));

/* ---------- list ---------- */

let shown = [];           // the findings that pass the filters, in the order of the list
let groupsByFinding = new Map();
let open = null;          // the opened finding

function groupFindings(list, byFile) {
  const tree = new Map();
  for (const finding of list) {
    if (!tree.has(finding.driver)) tree.set(finding.driver, new Map());
    const groups = tree.get(finding.driver);
    const key = byFile ? finding.at.uri : finding.rule.id;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(finding);
  }
  return tree;
}

function listItem(finding) {
  const slash = finding.at.uri.lastIndexOf('/') + 1;
  const badges = [finding.level !== 'warning' && finding.level, finding.state && finding.state !== 'unchanged' && finding.state].filter(Boolean);
  return el('li', {},
    el('a', {
      href: hashOf(finding), class: `item ${finding.level} ${finding.state}`, 'data-key': finding.key,
      'aria-current': finding === open ? 'true' : null,
    },
    el('span', { class: 'item-title' }, finding.title),
    el('span', { class: 'where' }, badges.map((badge) => [el('span', { class: `badge ${badge}` }, badge), ' ']),
      el('span', { class: 'item-at', title: placeText(finding.at) },
        el('span', { class: 'folder' }, finding.at.uri.slice(0, slash)), `${finding.at.uri.slice(slash)}:${finding.at.line}`),
      byId('group-by').value === 'file' && el('span', { class: 'item-rule' }, finding.rule.name || finding.rule.id))));
}

/** Shows a window of a group's findings, which grows at both ends. */
function makeWindow(group) {
  const list = el('ul', { class: 'items' });
  const before = button({ class: 'quiet', onclick: () => show(group.from - BATCH, group.to) });
  const after = button({ class: 'quiet', onclick: () => show(group.from, group.to + BATCH) });
  const count = group.findings.length;
  function show(from, to) {
    group.from = Math.max(0, from);
    group.to = Math.min(count, to);
    list.replaceChildren(...group.findings.slice(group.from, group.to).map(listItem));
    before.hidden = group.from === 0;
    after.hidden = group.to === count;
    before.textContent = `Show earlier (${number(group.from)})`;
    after.textContent = `Show more (${number(count - group.to)})`;
  }
  group.show = show;
  show(group.from, group.to);
  return [before, list, after];
}

function groupTitle(key, first, byFile, count) {
  const name = byFile ? el('span', { class: 'file-name' }, key) : first.rule.name || key;
  return [name, ' ', el('span', { class: 'count' }, number(count))];
}

function makeGroup(key, list, byFile, unfolded) {
  const group = { findings: list, from: 0, to: Math.min(BATCH, list.length), show: null, parent: null };
  group.details = lazyDetails({ class: 'group' }, el('h4', {}, groupTitle(key, list[0], byFile, list.length)), () => makeWindow(group));
  if (unfolded) {
    group.details.open = true;
    group.details.fill();
  }
  list.forEach((finding, index) => groupsByFinding.set(finding, { group, index }));
  return group;
}

function makeDriverGroup(driver, groups, byFile, unfolded) {
  const ordered = [...groups].sort((a, b) => a[0].localeCompare(b[0]));
  const made = ordered.map(([key, list]) => makeGroup(key, list, byFile, unfolded));
  for (const group of made) shown.push(...group.findings);
  const count = made.reduce((total, group) => total + group.findings.length, 0);
  const details = el('details', { class: 'driver', open: true },
    el('summary', {}, el('h3', {}, el('span', { class: 'file-name' }, driver.name), ' ', el('span', { class: 'count' }, number(count)))),
    made.map((group) => group.details));
  for (const group of made) group.parent = details;
  return details;
}

const byPlace = (a, b) => (a.at.uri < b.at.uri ? -1 : a.at.uri > b.at.uri ? 1 : a.at.line - b.at.line || a.at.column - b.at.column);

function showList() {
  const filter = readFilters();
  const byFile = byId('group-by').value === 'file';
  const list = findings.filter((finding) => passes(finding, filter)).sort(byPlace);
  shown = [];
  groupsByFinding = new Map();
  const tree = [...groupFindings(list, byFile)].sort((a, b) => a[0].index - b[0].index);
  byId('groups').replaceChildren(...tree.map(([driver, groups]) => makeDriverGroup(driver, groups, byFile, list.length <= OPEN_ALL)));
  const all = findings.filter(filter.inState).length;
  byId('shown').textContent = list.length === all ? plural(list.length, 'finding') : `${number(list.length)} of ${plural(all, 'finding')}`;
  if (open) {
    markInList(open);
    byId('finding').querySelector('.finding-bar').replaceWith(findingBar(open));
  }
}

/** Unfolds what hides the finding in the list and makes its entry, where it is in the list at all. */
function revealInList(finding) {
  const found = groupsByFinding.get(finding);
  if (!found) return null;
  const { group, index } = found;
  group.parent.open = true;
  group.details.open = true;
  group.details.fill();
  if (index < group.from || index >= group.to) {
    const from = index - (index % BATCH);
    group.show(from, from + BATCH);
  }
  return group.details.querySelector(`a[data-key="${CSS.escape(finding.key)}"]`);
}

function markInList(finding) {
  for (const item of document.querySelectorAll('a.item[aria-current]')) item.removeAttribute('aria-current');
  const item = finding && revealInList(finding);
  if (!item) return null;
  item.setAttribute('aria-current', 'true');
  scrollInto(item, byId('list'));
  return item;
}

/** Scrolls the box only: scrollIntoView would also move the page. */
function scrollInto(item, box) {
  if (box.scrollHeight <= box.clientHeight) return;
  const inner = item.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
}

/* ---------- rule page: Markdown ---------- */

const INLINE = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

function safeLink(text, target) {
  return /^https?:\/\//i.test(target) ? el('a', { href: target, rel: 'noreferrer noopener', target: '_blank' }, inline(text)) : inline(text);
}

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] != null) nodes.push(el('code', {}, match[1]));
    else if (match[2] != null) nodes.push(safeLink(match[2], match[3]));
    else if (match[4] != null) nodes.push(el('strong', {}, match[4]));
    else nodes.push(el('em', {}, inline(match[5])));
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

const BLOCKS = [
  { starts: /^```/, take: takeCode },
  { starts: /^#{1,6} /, take: (lines) => heading(lines.shift()) },
  { starts: /^\|/, take: takeTable },
  { starts: /^(?:[-*]|\d+\.) /, take: takeList },
];

const startsBlock = (line) => BLOCKS.find((block) => block.starts.test(line));

function takeWhile(lines, test) {
  const taken = [];
  while (lines.length && test(lines[0])) taken.push(lines.shift());
  return taken;
}

function takeCode(lines) {
  lines.shift();
  const code = takeWhile(lines, (line) => !/^```/.test(line));
  lines.shift();
  return el('pre', { tabindex: '0', role: 'group', 'aria-label': 'Code' }, el('code', {}, code.join('\n')));
}

function heading(line) {
  const depth = line.match(/^#+/)[0].length;
  return el('h' + Math.min(6, depth + 2), {}, inline(line.replace(/^#+ /, '')));
}

function takeTable(lines) {
  const cells = (line) => line.replace(/^\||\|\s*$/g, '').split('|').map((cell) => inline(cell.trim()));
  const rows = takeWhile(lines, (line) => line.startsWith('|')).filter((line) => !/^\|[\s:|-]+$/.test(line)).map(cells);
  const row = (tag) => (texts) => el('tr', {}, texts.map((text) => el(tag, tag === 'th' ? { scope: 'col' } : {}, text)));
  return el('div', { class: 'table' }, el('table', {}, el('thead', {}, rows.slice(0, 1).map(row('th'))), el('tbody', {}, rows.slice(1).map(row('td')))));
}

function takeList(lines) {
  const ordered = /^\d/.test(lines[0]);
  const items = [];
  while (lines.length && (/^(?:[-*]|\d+\.) /.test(lines[0]) || /^\s+\S/.test(lines[0]))) {
    const line = lines.shift();
    if (/^\s/.test(line)) items[items.length - 1] += ' ' + line.trim();
    else items.push(line.replace(/^(?:[-*]|\d+\.) /, ''));
  }
  return el(ordered ? 'ol' : 'ul', {}, items.map((item) => el('li', {}, inline(item))));
}

function markdown(text) {
  const lines = text.split(/\r?\n/);
  const blocks = [];
  while (lines.length) {
    const block = startsBlock(lines[0]);
    if (block) blocks.push(block.take(lines));
    else if (!lines[0].trim()) lines.shift();
    else blocks.push(el('p', {}, inline([lines.shift(), ...takeWhile(lines, (line) => line.trim() && !startsBlock(line))].join(' '))));
  }
  return blocks;
}

/* ---------- source text ---------- */

const KEYWORDS = new Set(('alignas auto bool break case catch char class const constexpr continue default delete do double else enum '
  + 'explicit extern false float for goto if inline int long namespace new nullptr operator private protected public register return short '
  + 'signed sizeof static static_cast struct switch template this throw true try typedef typename union unsigned using virtual void '
  + 'volatile while __try __except __finally __leave').split(' '));
const TOKEN = /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[A-Za-z_]\w*/g;
const tokensByFile = new Map();

/** Tokens of a whole file as [line, from, to, class]: only so is it known which lines stand in a comment. */
function tokensOf(uri) {
  if (tokensByFile.has(uri)) return tokensByFile.get(uri);
  const text = linesOf(uri).join('\n');
  const tokens = [];
  let line = 0;
  let lineStart = 0;
  let scanned = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = tokenKind(match[0]);
    if (!kind) continue;
    for (let at = text.indexOf('\n', scanned); at >= 0 && at < match.index; at = text.indexOf('\n', scanned)) {
      line++;
      lineStart = scanned = at + 1;
    }
    match[0].split('\n').forEach((piece, index) => {
      const from = index ? 0 : match.index - lineStart;
      (tokens[line + index] = tokens[line + index] || []).push({ from, to: from + piece.length, kind });
    });
  }
  tokensByFile.set(uri, tokens);
  return tokens;
}

function tokenKind(token) {
  if (token.startsWith('/')) return 'comment';
  if (token.startsWith('"') || token.startsWith("'")) return 'string';
  return KEYWORDS.has(token) ? 'keyword' : '';
}

/** The text of a line with its tokens and, on top of them, what the steps point to. */
function codeNodes(uri, line, marks) {
  const text = linesOf(uri)[line - 1];
  const tokens = tokensOf(uri)[line - 1] || [];
  const cuts = new Set([0, text.length]);
  for (const range of [...tokens, ...marks]) {
    cuts.add(Math.min(range.from, text.length));
    cuts.add(Math.min(range.to, text.length));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const inside = (range) => range.from <= from && from < range.to;
    const token = tokens.find(inside);
    const piece = text.slice(from, sorted[index + 1]);
    const node = token ? el('span', { class: token.kind }, piece) : piece;
    return marks.some(inside) ? el('mark', {}, node) : node;
  });
}

function marksOn(steps, uri, line) {
  return steps.filter((step) => step.uri === uri && step.line <= line && line <= step.endLine).map((step) => ({
    from: line === step.line ? step.column - 1 : 0,
    to: line === step.endLine && step.endColumn ? step.endColumn - 1 : Infinity,
  }));
}

/* ---------- path ---------- */

function stateTexts(state) {
  return Object.fromEntries(Object.entries(state || {}).map(([name, value]) => [name, (value && value.text) || '']));
}

function stepOf(threadLocation) {
  const location = threadLocation.location || {};
  return {
    ...place(location),
    text: (location.message || {}).text || '',
    kinds: threadLocation.kinds || [],
    level: threadLocation.nestingLevel || 0,
    state: stateTexts(threadLocation.state),
    isFinding: false,
  };
}

const calledName = (step) => {
  const match = step.kinds.includes('call') && /calls '([^']+)'/.exec(step.text);
  return match ? match[1] : '';
};

/** The path as the log has it, ended by the finding itself where the log stops short of it. */
function stepsOf(finding) {
  const flow = ((((finding.result.codeFlows || [])[0] || {}).threadFlows || [])[0] || {}).locations || [];
  const steps = flow.map(stepOf);
  const last = steps[steps.length - 1];
  if (last && samePlace(last, finding.at)) {
    last.isFinding = true;
  } else if (finding.at.uri) {
    const enters = last && last.kinds.includes('call') && calledName(last) === finding.functionName;
    steps.push({
      ...finding.at, text: finding.title, kinds: [], isFinding: true,
      level: last ? last.level + (enters ? 1 : 0) : 0, state: last ? last.state : {},
    });
  }
  steps.forEach((step, index) => { step.number = index + 1; });
  return steps;
}

/** A frame is one activation of a function: passages of source, in which the frames of its calls stand. */
function newFrame(level, call) {
  return { level, call, name: call ? calledName(call) : '', passages: [], steps: 0, body: null, toggle: null, parent: null };
}

function addStep(frame, step) {
  const passage = frame.passages[frame.passages.length - 1];
  const goesOn = passage && passage.uri === step.uri && step.line >= passage.lastLine;
  const target = goesOn ? passage : { uri: step.uri, entries: [], back: Boolean(passage && passage.uri === step.uri) };
  if (!goesOn) frame.passages.push(target);
  target.entries.push(step);
  target.lastLine = step.line;
}

function addFrame(parent, call) {
  const frame = newFrame(parent.level + 1, call);
  frame.parent = parent;
  if (!parent.passages.length) parent.passages.push({ uri: '', entries: [], back: false, lastLine: Infinity });
  parent.passages[parent.passages.length - 1].entries.push(frame);
  return frame;
}

function framesOf(steps, finding) {
  const root = newFrame(0, null);
  let frame = root;
  let before = null;
  for (const step of steps) {
    while (step.level < frame.level) frame = frame.parent;
    while (step.level > frame.level) frame = addFrame(frame, before);
    addStep(frame, step);
    step.frame = frame;
    for (let outer = frame; outer; outer = outer.parent) outer.steps++;
    before = step;
  }
  root.name = rootName(steps, finding);
  return root;
}

/** A step that enters a function points to the function's name; else the finding's function is the outermost, unless it is called on the path. */
function rootName(steps, finding) {
  const first = steps[0];
  if (!first) return '';
  const lines = linesOf(first.uri);
  if (first.kinds.includes('enter') && first.kinds.includes('function') && lines && first.line === first.endLine) {
    const name = (lines[first.line - 1] || '').slice(first.column - 1, first.endColumn - 1);
    if (/^[\w:~]+$/.test(name)) return name;
  }
  return steps[steps.length - 1].level === 0 ? finding.functionName : '';
}

/* ---------- lanes ---------- */

const IRQL_SHORT = { PASSIVE_LEVEL: 'P', APC_LEVEL: 'A', DISPATCH_LEVEL: 'D', DIRQL: 'DI', HIGH_LEVEL: 'H' };

const laneTitle = (name) => (name === 'irql' ? 'IRQL' : name.replace(/-/g, ' '));
const laneShort = (name) => (name === 'irql' ? 'IRQL' : name.split('-').map((word) => word[0]).join('').toUpperCase());
const isZero = (text) => text === '0' || text === '' || text == null;

/** Counters that never move say nothing, unless it is just this that the finding is about. */
function lanesOf(steps) {
  const names = [...new Set(steps.flatMap((step) => Object.keys(step.state)))];
  const counters = names.filter((name) => name !== 'irql');
  const moving = counters.filter((name) => steps.some((step) => !isZero(step.state[name])));
  const regions = counters.filter((name) => name.endsWith('-region'));
  const kept = moving.length ? moving : regions.length ? regions : counters;
  return [...kept, ...names.filter((name) => name === 'irql')];
}

function irqlLevels(text) {
  return text.replace(/^[<>=\s]+/, '').split('..').map((name) => name.trim());
}

const irqlShort = (text) => (/^[<>]=?/.exec(text) || [''])[0].replace('>=', '≥').replace('<=', '≤')
  + irqlLevels(text).map((name) => IRQL_SHORT[name] || name.slice(0, 2)).join('–');

function irqlClass(text) {
  const level = irqlLevels(text)[0];
  const colour = { PASSIVE_LEVEL: 'passive', APC_LEVEL: 'apc', DISPATCH_LEVEL: 'dispatch' }[level] || 'higher';
  return `irql ${colour}${/\.\.|^[<>]/.test(text) ? ' range' : ''}`;
}

function laneCell(name, index, state, before) {
  const text = state ? state[name] : null;
  if (text == null) return el('span', { class: 'lane' });
  const changed = before !== undefined && (!before || before[name] !== text);
  if (name === 'irql') return el('span', { class: `lane ${irqlClass(text)}` }, changed && el('b', {}, irqlShort(text)));
  const depth = Number(text) || 0;
  const shade = depth < 0 ? 'below' : `depth${Math.min(depth, 3)}`;
  return el('span', { class: `lane region hue${index % 4} ${shade}` }, changed && el('b', {}, text.replace('-', '−')));
}

/** before: undefined on a line between steps; null or a state at a step, where the text shows what changed. */
function laneCells(view, state, before) {
  return el('span', { class: 'lanes', 'aria-hidden': 'true' }, view.lanes.map((name, index) => laneCell(name, index, state, before)));
}

function stateWords(state, names) {
  return names.map((name) => [laneTitle(name), state[name]]).filter(([, text]) => text != null && text !== '');
}

const tells = (step, name) => (name === 'irql' ? step.text.includes(step.state[name])
  : step.text.includes(laneTitle(name)) && step.text.includes(`depth ${step.state[name]})`));

/** What the step changes, unless its message says so anyway. */
function changes(view, step) {
  const before = view.steps[step.number - 2];
  return view.lanes.filter((name) => step.state[name] != null && !tells(step, name)
    && (before ? before.state[name] !== step.state[name] : !isZero(step.state[name])))
    .map((name) => {
      const old = before && before.state[name];
      return el('span', { class: 'change' }, `${laneTitle(name)} ${old != null && name !== 'irql' ? old + ' → ' : ''}${step.state[name]}`.replace(/-(?=\d)/g, '−'));
    });
}

/* ---------- rows of the path ---------- */

const row = (view, kind, level, cells) => el('div', { class: `row ${kind}`, style: `--level:${level}` }, cells);

function sourceRow(view, passage, line, level, state, kind = '') {
  const steps = passage.entries.filter((entry) => entry.number);
  return row(view, `source ${kind}`, level, [
    el('span', { class: 'step-number' }), laneCells(view, state),
    el('span', { class: 'line-number' }, String(line)),
    el('code', { class: 'code' }, codeNodes(passage.uri, line, kind === 'off' ? [] : marksOn(steps, passage.uri, line))),
  ]);
}

function gapRow(view, passage, from, to, level, state, kind) {
  const text = `… ${plural(to - from + 1, 'line')}`;
  const gap = row(view, 'gap', level, [el('span', { class: 'step-number' }), laneCells(view, state), el('span', { class: 'line-number' }),
    el('span', { class: 'code' }, button({ class: 'quiet', 'aria-label': `Show ${plural(to - from + 1, 'line')}, ${from} to ${to}`, onclick: unfold }, text))]);
  function unfold() {
    const lines = [];
    for (let line = from; line <= to; line++) lines.push(sourceRow(view, passage, line, level, state, kind));
    gap.replaceWith(...lines);
  }
  gap.unfold = unfold;
  return gap;
}

function noteRow(view, step) {
  const before = view.steps[step.number - 2];
  step.node = row(view, `note${step.isFinding ? ' is-finding' : ''}`, step.level, [
    button({ class: 'step-number', 'aria-label': `Step ${step.number}: ${step.text}`, onclick: () => selectStep(view, step.number) }, String(step.number)),
    laneCells(view, step.state, before ? before.state : null),
    el('span', { class: 'line-number' }),
    el('span', { class: 'message' }, step.isFinding && el('strong', {}, 'Finding: '), step.text, changes(view, step)),
  ]);
  step.node.id = `step-${step.number}`;
  return step.node;
}

function frameHeader(view, frame, uri) {
  const name = frame.name || (frame.level ? 'called function' : '');
  const file = uri ? uri.split('/').pop() : '';
  const label = [name && el('code', {}, name), ' ', el('span', { class: 'where' }, [file, frame.level ? `call level ${frame.level}` : '', plural(frame.steps, 'step')].filter(Boolean).join(' · '))];
  const state = frame.call ? frame.call.state : null;
  if (!frame.level) return row(view, 'frame-head root', 0, [el('span', { class: 'step-number' }), laneCells(view, state), el('span', { class: 'line-number' }), el('span', { class: 'code' }, label)]);
  frame.toggle = button({ class: 'fold', 'aria-expanded': 'true', onclick: () => setFolded(view, frame, !frame.folded) }, label);
  return row(view, 'frame-head', frame.level, [el('span', { class: 'step-number' }), laneCells(view, state), el('span', { class: 'line-number' }), el('span', { class: 'code' }, frame.toggle)]);
}

function renderFrame(view, frame) {
  const uri = frame.passages.length ? frame.passages[0].uri : '';
  frame.body = el('div', { class: 'frame-body' }, frame.passages.map((passage, index) => renderPassage(view, frame, passage, index)));
  frame.folded = false;
  return el('div', { class: 'frame', role: 'group', 'aria-label': `${frame.name || 'function'}, call level ${frame.level}` }, frameHeader(view, frame, uri), frame.body);
}

const jumpText = (passage, first) => (passage.back ? `back to line ${first.line}` : `in ${passage.uri}`);

function hasSource(at) {
  const lines = linesOf(at.uri);
  return Boolean(lines) && at.line >= 1 && at.line <= lines.length;
}

function renderPassage(view, frame, passage, index) {
  const lines = linesOf(passage.uri);
  const steps = passage.entries.filter((entry) => entry.number);
  const nodes = [];
  if (index && steps.length) nodes.push(row(view, 'jump', frame.level, [el('span', { class: 'step-number' }), laneCells(view, stateBefore(view, steps[0])), el('span', { class: 'line-number' }), el('span', { class: 'code' }, jumpText(passage, steps[0]))]));
  if (!steps.every(hasSource)) return [...nodes, ...withoutSource(view, passage)];
  return [...nodes, ...withSource(view, frame, passage, lines)];
}

const stateBefore = (view, step) => (step.number > 1 ? view.steps[step.number - 2].state : null);

function withoutSource(view, passage) {
  return passage.entries.map((entry) => {
    if (!entry.number) return renderFrame(view, entry);
    return [row(view, 'source missing', entry.level, [el('span', { class: 'step-number' }), laneCells(view, stateBefore(view, entry)),
      el('span', { class: 'line-number' }, String(entry.line || '')), el('span', { class: 'code' }, `${placeText(entry) || 'A place without a file'} is not in this report`)]), noteRow(view, entry)];
  }).flat();
}

/** A brace in the first column ends a function: what stands behind it does not belong to the passage. */
const endsFunction = (text) => /^\}/.test(text);

function contextStart(lines, line) {
  let start = line;
  while (start > 1 && line - start < CONTEXT && !endsFunction(lines[start - 2])) start--;
  while (start < line && !lines[start - 1].trim()) start++;
  return start;
}

function contextEnd(lines, line) {
  let end = line;
  while (end < lines.length && end - line < CONTEXT && !endsFunction(lines[end - 1])) end++;
  while (end > line && !lines[end - 1].trim()) end--;
  return end;
}

/** From where an exception is raised the path jumps to its handler, over the lines between. */
const jumpsTo = (view, step) => step.kinds.includes('handler') && step.number > 1 && view.steps[step.number - 2].kinds.includes('implicit');

/** What stands behind the last step: on the path where the function returns, dimmed where the path jumps away, not shown where an exception leaves. */
function endOfPassage(view, passage) {
  const last = passage.entries[passage.entries.length - 1];
  const next = view.steps[last.number];
  if (next && next.level < last.level) return next.kinds.includes('return') ? { kind: '', state: last.state } : { kind: null, state: null };
  return { kind: 'off', state: next ? last.state : null };
}

function withSource(view, frame, passage, lines) {
  const nodes = [];
  let shownTo = 0;        // the last source line that stands in the passage
  let state = null;
  let interrupted = false;
  const emit = (from, to, kind) => {
    for (let line = from; line <= Math.min(to, lines.length); line++) nodes.push(sourceRow(view, passage, line, frame.level, state, kind));
  };
  const bridge = (line, to, kind) => {
    const head = contextEnd(lines, shownTo);
    const tail = contextStart(lines, line);
    if (tail - head - 1 > SMALL_GAP) {
      emit(shownTo + 1, head, kind);
      nodes.push(gapRow(view, passage, head + 1, tail - 1, frame.level, state, kind));
      emit(tail, line - 1, kind);
    } else {
      emit(shownTo + 1, line - 1, kind);
    }
    emit(Math.max(line, shownTo + 1), to, '');
  };
  for (const entry of passage.entries) {
    if (!entry.number) {
      nodes.push(renderFrame(view, entry));
      interrupted = true;
      continue;
    }
    const end = Math.min(entry.endLine, entry.line + 6, lines.length);
    state = stateBefore(view, entry);
    if (!shownTo) emit(contextStart(lines, entry.line), end);
    else if (end > shownTo) bridge(entry.line, end, jumpsTo(view, entry) ? 'off' : '');
    else if (interrupted) emit(entry.line, entry.line, 'again');
    shownTo = Math.max(shownTo, end);
    interrupted = false;
    nodes.push(noteRow(view, entry));
  }
  if (shownTo && !interrupted) {
    const end = endOfPassage(view, passage);
    state = end.state;
    if (end.kind != null) emit(shownTo + 1, contextEnd(lines, shownTo), end.kind);
  }
  return nodes;
}

/* ---------- stepping and folding ---------- */

const isHidden = (step) => {
  for (let frame = step.frame; frame; frame = frame.parent) if (frame.folded) return true;
  return false;
};

function setFolded(view, frame, folded) {
  frame.folded = folded;
  frame.body.hidden = folded;
  frame.toggle.setAttribute('aria-expanded', String(!folded));
  const current = view.steps[view.current - 1];
  if (folded && current && isHidden(current) && frame.call) selectStep(view, frame.call.number);
}

/** Folds the call made at this step, or else the call in which the step stands. */
function foldAtStep(view) {
  const step = view.steps[view.current - 1];
  if (!step) return;
  const next = view.steps[step.number];
  const frame = next && next.frame.call === step ? next.frame : step.frame;
  if (frame.level) setFolded(view, frame, !frame.folded);
}

function selectStep(view, wanted) {
  const step = view.steps[wanted - 1];
  if (!step) return;
  const old = view.steps[view.current - 1];
  if (old) markStep(old, false);
  view.current = wanted;
  markStep(step, true);
  keepVisible(step.node);
  view.status.replaceChildren(...statusNodes(view, step));
  view.previous.disabled = !nextStep(view, -1);
  view.next.disabled = !nextStep(view, 1);
}

function markStep(step, current) {
  step.node.classList.toggle('current', current);
  if (current) step.node.setAttribute('aria-current', 'step');
  else step.node.removeAttribute('aria-current');
}

function keepVisible(node) {
  const box = node.getBoundingClientRect();
  const stepper = byId('finding').querySelector('.stepper');
  const top = parseFloat(getComputedStyle(stepper).top) + stepper.offsetHeight;
  if (box.top < top + 60 || box.bottom > innerHeight - 60) scrollBy({ top: box.top - Math.max(top + 80, innerHeight * 0.4) });
}

function statusNodes(view, step) {
  const words = stateWords(step.state, view.lanes).map(([name, text]) => `${name} ${text}`);
  const where = `${step.uri.split('/').pop()}:${step.line}${step.level ? `, call level ${step.level}` : ''}`;
  return [el('b', {}, `Step ${step.number} of ${view.steps.length}`), el('span', { class: 'hidden' }, `: ${step.text}. `),
    el('span', { class: 'where' }, where), ...words.map((word) => [el('span', { class: 'hidden' }, ', '), el('span', { class: 'change' }, word)]).flat()];
}

function nextStep(view, by) {
  for (let wanted = view.current + by; wanted >= 1 && wanted <= view.steps.length; wanted += by) {
    if (!isHidden(view.steps[wanted - 1])) return wanted;
  }
  return 0;
}

function moveStep(by) {
  if (open && view) selectStep(view, nextStep(view, by));
}

/* ---------- the opened finding ---------- */

let view = null;

/** What the message says behind its headline; a full stop between two links is no text of its own. */
function messageTail(finding) {
  const first = finding.parts.findIndex((part) => part.link != null);
  if (first < 0) return null;
  const nodes = finding.parts.slice(first).map((part) => {
    if (part.link != null) return el('li', {}, button({ class: 'link', onclick: () => goToRelated(part.link) }, part.text));
    return /^[.\s]*$/.test(part.text) ? null : el('li', {}, part.text.replace(/^[.\s]+/, ''));
  });
  return el('ul', { class: 'message-tail', 'aria-label': 'Places that the message names' }, nodes);
}

function goToRelated(id) {
  const at = view.related.get(id);
  const step = at && view.steps.find((candidate) => samePlace(candidate, at));
  if (step) {
    for (let frame = step.frame; frame; frame = frame.parent) if (frame.folded) setFolded(view, frame, false);
    selectStep(view, step.number);
  } else if (at && at.node) {
    at.node.scrollIntoView({ block: 'center' });
    at.node.focus({ preventScroll: true });
  }
}

function relatedOf(finding) {
  return new Map((finding.result.relatedLocations || []).map((location) => [location.id, { ...place(location), text: (location.message || {}).text || '' }]));
}

/** Places that the message names and the path does not touch. */
function renderElsewhere() {
  const places = [...view.related.values()].filter((at) => !view.steps.some((step) => samePlace(step, at)));
  if (!places.length) return null;
  return el('section', { class: 'elsewhere' }, el('h3', {}, 'Elsewhere'), places.map((at) => {
    const lines = linesOf(at.uri);
    const passage = { uri: at.uri, entries: [{ ...at, number: 1 }] };
    const rows = [];
    if (hasSource(at)) for (let line = contextStart(lines, at.line); line <= contextEnd(lines, at.line); line++) rows.push(sourceRow(view, passage, line, 0, null));
    at.node = el('div', { tabindex: '-1' }, el('p', {}, at.text, ' ', el('span', { class: 'where' }, placeText(at))), el('div', { class: 'path', style: laneCount() }, rows));
    return at.node;
  }));
}

function legendItem(name, index) {
  if (name !== 'irql') return el('li', {}, el('span', { class: `swatch lane region hue${index % 4} depth1`, 'aria-hidden': 'true' }), el('b', {}, laneShort(name)), ` ${laneTitle(name)} (depth)`);
  const used = [...new Set(view.steps.map((step) => step.state.irql).filter(Boolean))];
  return used.map((text) => el('li', {}, el('span', { class: `swatch lane ${irqlClass(text)}`, 'aria-hidden': 'true' }), el('b', {}, irqlShort(text)), ` IRQL ${text}`));
}

function renderLegend() {
  return view.lanes.length > 0 && el('ul', { class: 'legend', 'aria-label': 'Lanes' }, view.lanes.map(legendItem));
}

function lanesHead() {
  return row(view, 'lanes-head', 0, [el('span', { class: 'step-number' }),
    el('span', { class: 'lanes' }, view.lanes.map((name) => el('span', { class: `lane head${name === 'irql' ? ' irql' : ''}` }, laneShort(name)))),
    el('span', { class: 'line-number' }), el('span', { class: 'code' })]);
}

const laneCount = () => `--regions:${view.lanes.filter((name) => name !== 'irql').length};--irql:${view.lanes.includes('irql') ? 1 : 0}`;

function renderStepper() {
  view.status = el('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  view.previous = button({ 'aria-label': 'Previous step', onclick: () => moveStep(-1) }, '↑');
  view.next = button({ 'aria-label': 'Next step', onclick: () => moveStep(1) }, '↓');
  return el('div', { class: 'stepper', role: 'group', 'aria-label': 'Steps of the path' }, view.previous, view.next, view.status);
}

function renderPath(finding) {
  const root = framesOf(view.steps, finding);
  return el('div', { class: 'path', style: laneCount(), role: 'region', 'aria-label': 'Path through the source', tabindex: '0' },
    view.lanes.length > 0 && lanesHead(), renderFrame(view, root));
}

function renderRule(rule) {
  const help = rule.help || {};
  const summary = el('span', {}, el('span', { class: 'rule-name' }, rule.name || rule.id), ' ', (rule.shortDescription || {}).text || '');
  const page = () => el('div', { class: 'rule-page' }, help.markdown ? markdown(help.markdown) : el('p', {}, help.text || 'This rule has no page.'));
  return lazyDetails({ class: 'rule' }, summary, page);
}

function factNodes(finding) {
  const facts = [['level', finding.level], ['at', placeText(finding.at)], ['function', finding.functionName], ['rule', finding.rule.id],
    ['driver', finding.driver.name], ['state', finding.state], ['fingerprint', finding.key]];
  return el('dl', { class: 'facts' }, facts.filter(([, value]) => value).map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', { class: `fact-${name}` }, value))));
}

function suppressionNotes(finding) {
  return (finding.result.suppressions || []).map((suppression) => el('p', { class: 'notice' },
    `Suppressed${suppression.kind ? ` (${suppression.kind})` : ''}${suppression.justification ? `: ${suppression.justification}` : ''}`));
}

function findingBar(finding) {
  const index = shown.indexOf(finding);
  return el('div', { class: 'finding-bar' },
    button({ id: 'back', onclick: closeFinding }, '← All findings'),
    el('span', { class: 'where' }, index < 0 ? 'not among the filtered findings' : `${number(index + 1)} of ${number(shown.length)}`),
    button({ 'aria-label': 'Previous finding', disabled: index <= 0, onclick: () => moveFinding(-1) }, '‹'),
    button({ 'aria-label': 'Next finding', disabled: index === shown.length - 1, onclick: () => moveFinding(1) }, '›'));
}

function renderFinding(finding) {
  const steps = stepsOf(finding);
  view = { finding, steps, lanes: lanesOf(steps), related: relatedOf(finding), current: 0 };
  const title = el('h2', { id: 'finding-title', tabindex: '-1' }, finding.title);
  const nodes = [findingBar(finding), title, messageTail(finding), factNodes(finding), suppressionNotes(finding),
    renderRule(finding.rule), renderLegend(), renderStepper(), renderPath(finding), renderElsewhere()];
  byId('finding').replaceChildren(...nodes.flat().filter(Boolean));
  return title;
}

const hashOf = (finding) => '#finding=' + encodeURIComponent(finding.key);

function openFinding(finding) {
  open = finding;
  document.body.classList.add('has-open');
  byId('overview').hidden = true;
  byId('finding').hidden = false;
  const title = renderFinding(finding);
  markInList(finding);
  scrollTo(0, 0);
  title.focus({ preventScroll: true });
  view.current = 0;
  view.next.disabled = !view.steps.length;
  view.previous.disabled = true;
  view.status.textContent = plural(view.steps.length, 'step');
  document.title = `${finding.title} – driver-tidy report`;
}

function showOverview() {
  const last = open;
  open = view = null;
  document.body.classList.remove('has-open');
  byId('overview').hidden = false;
  byId('finding').hidden = true;
  byId('finding').replaceChildren();
  document.title = 'driver-tidy report';
  for (const item of document.querySelectorAll('a.item[aria-current]')) item.removeAttribute('aria-current');
  const item = last && revealInList(last);
  if (item) item.focus();
}

function closeFinding() {
  history.pushState(null, '', location.pathname + location.search);
  showOverview();
}

function moveFinding(by) {
  const index = open ? shown.indexOf(open) : -1;
  const target = shown[open && index >= 0 ? index + by : 0];
  if (target) location.hash = hashOf(target);
}

function followHash() {
  const match = /^#finding=(.+)$/.exec(location.hash);
  if (!match) {
    if (open && location.hash === '') showOverview();
    return;
  }
  let key = match[1];
  try { key = decodeURIComponent(key); } catch (error) { /* a damaged link is looked up as it stands */ }
  const finding = findingByKey.get(key);
  if (finding) openFinding(finding);
  else byId('shown').textContent = `The report has no finding ${key}.`;
}

/* ---------- keyboard ---------- */

const KEYS = {
  j: () => moveStep(1), ArrowDown: () => moveStep(1),
  k: () => moveStep(-1), ArrowUp: () => moveStep(-1),
  n: () => moveFinding(1), p: () => moveFinding(-1),
  f: () => open && foldAtStep(view), Enter: () => open && foldAtStep(view),
  '/': () => focusFilter(),
  '?': () => byId('help').showModal(),
  Escape: () => open && closeFinding(),
};

function focusFilter() {
  if (open && getComputedStyle(byId('list')).display === 'none') closeFinding();
  byId('filter-text').focus();
  byId('filter-text').select();
}

function focusFirst(event) {
  event.preventDefault();
  const item = shown.length && revealInList(shown[0]);
  if (item) item.focus();
}

function belongsToControl(event) {
  const target = event.target;
  if (target.closest('input, select, textarea')) {
    if (event.key === 'Escape') {
      event.preventDefault();     // or the search box would be emptied, too
      target.blur();
    }
    return true;
  }
  return event.key === 'Enter' && target.closest('a, button, summary');
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open || belongsToControl(event)) return;
  const arrow = event.key.startsWith('Arrow');
  if (!Object.hasOwn(KEYS, event.key) || (arrow && !open)) return;
  event.preventDefault();
  KEYS[event.key]();
}

/* ---------- print ---------- */

let folded = null;

/** Paper has no folds: what was made lazily is made now, and put back after printing. */
function unfoldForPrint() {
  if (folded) return;
  folded = [];
  if (open) unfoldFinding();
  else unfoldLists();
}

function openDetails(root) {
  for (const details of root.querySelectorAll('details:not([open])')) {
    if (details.fill) details.fill();
    details.open = true;
    folded.push(() => { details.open = false; });
  }
}

function unfoldFinding() {
  openDetails(byId('finding'));
  for (const gap of byId('finding').querySelectorAll('.gap')) gap.unfold();
  for (const step of view.steps) {
    const frame = step.frame;
    if (!frame.folded) continue;
    setFolded(view, frame, false);
    folded.push(() => setFolded(view, frame, true));
  }
}

function unfoldLists() {
  openDetails(byId('overview'));
  openDetails(byId('groups'));
  for (const { group } of new Set(groupsByFinding.values())) {
    if (group.from === 0 && group.to === group.findings.length) continue;
    group.show(0, group.findings.length);
    folded.push(() => group.show(0, BATCH));
  }
}

function foldAfterPrint() {
  for (const restore of folded || []) restore();
  folded = null;
}

/* ---------- start ---------- */

/** What sticks below the header has to know its height, since its lines wrap. */
function followHeaderHeight() {
  const header = document.querySelector('.top');
  new ResizeObserver(() => document.documentElement.style.setProperty('--top', `${header.offsetHeight}px`)).observe(header);
}

function start() {
  followHeaderHeight();
  showHeader();
  showCoverage();
  fillFilters();
  showList();
  byId('filters').addEventListener('input', showList);
  byId('filters').addEventListener('submit', focusFirst);
  byId('help-button').addEventListener('click', () => byId('help').showModal());
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', followHash);
  addEventListener('beforeprint', unfoldForPrint);
  addEventListener('afterprint', foldAfterPrint);
  matchMedia('print').addEventListener('change', (event) => (event.matches ? unfoldForPrint() : foldAfterPrint()));
  followHash();
}

start();
})();
