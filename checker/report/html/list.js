// The findings, grouped.

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
  // What most findings have goes without saying.
  const badges = [finding.level, finding.state].filter((text) => text && text !== 'warning' && text !== 'unchanged');
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
