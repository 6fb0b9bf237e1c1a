// How much of each driver was seen.

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
  return (run.invocations || []).flatMap((invocation) => invocation.toolExecutionNotifications || [])
    .filter((notification) => ((notification.properties || {}).driver || '') === driver.uri);
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
