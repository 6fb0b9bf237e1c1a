// The opened finding.

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
  const locations = finding.result.relatedLocations || [];
  return new Map(locations.map((location) => [location.id, { ...place(location), text: (location.message || {}).text || '' }]));
}

function elsewhereItem(at) {
  const lines = linesOf(at.uri);
  const passage = { uri: at.uri, entries: [{ ...at, number: 1 }] };
  const rows = [];
  if (hasSource(at)) {
    const end = contextEnd(lines, at.line);
    for (let line = contextStart(lines, at.line); line <= end; line++) rows.push(sourceRow(view, passage, line, 0, null));
  }
  at.node = el('div', { tabindex: '-1' },
    el('p', {}, at.text, ' ', el('span', { class: 'where' }, placeText(at))),
    el('div', { class: 'path', style: laneCount(), role: 'group', 'aria-label': placeText(at), tabindex: '0' }, rows));
  return at.node;
}

/** Places that the message names and the path does not touch. */
function renderElsewhere() {
  const places = [...view.related.values()].filter((at) => !view.steps.some((step) => samePlace(step, at)));
  return places.length > 0 && el('section', { class: 'elsewhere' }, el('h3', {}, 'Elsewhere'), places.map(elsewhereItem));
}

function legendEntry(swatch, short, text) {
  return el('li', {}, el('span', { class: `swatch lane ${swatch}`, 'aria-hidden': 'true' }), el('b', {}, short), ` ${text}`);
}

function legendItem(name, index) {
  if (name !== 'irql') return legendEntry(`region hue${index % 4} depth1`, laneShort(name), `${laneTitle(name)} (depth)`);
  const used = [...new Set(view.steps.map((step) => step.state.irql).filter(Boolean))];
  return used.map((text) => legendEntry(irqlClass(text), irqlShort(text), `IRQL ${text}`));
}

function renderLegend() {
  return view.lanes.length > 0 && el('ul', { class: 'legend', 'aria-label': 'Lanes' }, view.lanes.map(legendItem));
}

function lanesHead() {
  const heads = view.lanes.map((name) => el('span', { class: `lane head${name === 'irql' ? ' irql' : ''}` }, laneShort(name)));
  return row('lanes-head', 0, { lanes: el('span', { class: 'lanes' }, heads), content: el('span', { class: 'code' }) });
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
  const page = () => el('div', { class: 'rule-page' },
    help.markdown ? markdown(help.markdown) : el('p', {}, help.text || 'This rule has no page.'));
  return lazyDetails({ class: 'rule' }, summary, page);
}

function factNodes(finding) {
  const facts = [['level', finding.level], ['at', placeText(finding.at)], ['function', finding.functionName], ['rule', finding.rule.id],
    ['driver', finding.driver.name], ['state', finding.state], ['fingerprint', finding.key]];
  return el('dl', { class: 'facts' }, facts.filter(([, value]) => value).map(([name, value]) =>
    el('div', {}, el('dt', {}, name), el('dd', { class: `fact-${name}` }, value))));
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
