// Region depths and the IRQL beside the source.

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

const stateBefore = (view, step) => (step.number > 1 ? view.steps[step.number - 2].state : null);

const tells = (step, name) => (name === 'irql' ? step.text.includes(step.state[name])
  : step.text.includes(laneTitle(name)) && step.text.includes(`depth ${step.state[name]})`));

function changeText(name, before, after) {
  const from = before != null && name !== 'irql' ? `${before} → ` : '';
  return `${laneTitle(name)} ${from}${after}`.replace(/-(?=\d)/g, '−');
}

/** What the step changes, unless its message says so anyway. */
function changes(view, step) {
  const before = stateBefore(view, step);
  return view.lanes.filter((name) => step.state[name] != null && !tells(step, name)
    && (before ? before[name] !== step.state[name] : !isZero(step.state[name])))
    .map((name) => el('span', { class: 'change' }, changeText(name, before && before[name], step.state[name])));
}
