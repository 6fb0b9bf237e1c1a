// Which findings are shown.

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
  const levels = LEVELS.filter((level) => findings.some((finding) => finding.level === level));
  fillSelect('filter-driver', [['', 'all drivers'], ...drivers.map((driver) => [driver.index, driver.name])]);
  fillSelect('filter-rule', [['', 'all rules'], ...[...rules].sort((a, b) => a[1].localeCompare(b[1]))]);
  fillSelect('filter-level', [['', 'all'], ...levels.map((level) => [level, level])]);
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
