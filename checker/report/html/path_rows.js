// The path, drawn row by row.

function row(kind, level, { number: stepNumber, lanes, line = '', content }) {
  return el('div', { class: `row ${kind}`, style: `--level:${level}` },
    stepNumber || el('span', { class: 'step-number' }), lanes, el('span', { class: 'line-number' }, String(line)), content);
}

const textRow = (view, kind, level, state, ...content) =>
  row(kind, level, { lanes: laneCells(view, state), content: el('span', { class: 'code' }, content) });

function sourceRow(view, passage, line, level, state, kind = '') {
  const steps = kind ? [] : passage.entries.filter((entry) => entry.number);
  const code = el('code', { class: 'code' }, codeNodes(passage.uri, line, marksOn(steps, passage.uri, line)));
  return row(`source ${kind}`, level, { lanes: laneCells(view, state), line, content: code });
}

function gapRow(view, passage, from, to, level, state, kind) {
  const count = plural(to - from + 1, 'line');
  const open = button({ class: 'quiet', 'aria-label': `Show ${count}, ${from} to ${to}`, onclick: unfold }, `… ${count}`);
  const gap = textRow(view, 'gap', level, state, open);
  function unfold() {
    const lines = [];
    for (let line = from; line <= to; line++) lines.push(sourceRow(view, passage, line, level, state, kind));
    gap.replaceWith(...lines);
  }
  gap.unfold = unfold;
  return gap;
}

function noteRow(view, step) {
  const before = stateBefore(view, step);
  step.node = row(`note${step.isFinding ? ' is-finding' : ''}`, step.level, {
    number: button({
      class: 'step-number', 'aria-label': `Step ${step.number}: ${step.text}`, onclick: () => selectStep(view, step.number),
    }, String(step.number)),
    lanes: laneCells(view, step.state, before),
    content: el('span', { class: 'message' }, step.isFinding && el('strong', {}, 'Finding: '), step.text, ' ', changes(view, step)),
  });
  step.node.id = `step-${step.number}`;
  return step.node;
}

function frameHeader(view, frame, uri) {
  const name = frame.name || (frame.level ? 'called function' : '');
  const facts = [uri && uri.split('/').pop(), frame.level && `call level ${frame.level}`, plural(frame.steps, 'step')].filter(Boolean);
  const label = el('span', {}, name && el('code', {}, name), ' ', el('span', { class: 'where' }, facts.join(' · ')));
  if (!frame.level) return textRow(view, 'frame-head root', 0, null, label);
  frame.toggle = button({ class: 'fold', 'aria-expanded': 'true', onclick: () => setFolded(view, frame, !frame.folded) }, label);
  return textRow(view, 'frame-head', frame.level, frame.call ? frame.call.state : null, frame.toggle);
}

function renderFrame(view, frame) {
  const uri = frame.passages.length ? frame.passages[0].uri : '';
  frame.body = el('div', { class: 'frame-body' }, frame.passages.map((passage, index) => renderPassage(view, frame, passage, index)));
  frame.folded = false;
  const label = `${frame.name || 'function'}, call level ${frame.level}`;
  return el('div', { class: 'frame', role: 'group', 'aria-label': label }, frameHeader(view, frame, uri), frame.body);
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
  if (index && steps.length) nodes.push(textRow(view, 'jump', frame.level, stateBefore(view, steps[0]), jumpText(passage, steps[0])));
  if (!steps.every(hasSource)) return [...nodes, ...withoutSource(view, passage)];
  return [...nodes, ...withSource(view, frame, passage, lines)];
}

function withoutSource(view, passage) {
  return passage.entries.map((entry) => {
    if (!entry.number) return renderFrame(view, entry);
    const text = `${placeText(entry) || 'A place without a file'} is not in this report`;
    return [textRow(view, 'source missing', entry.level, stateBefore(view, entry), text), noteRow(view, entry)];
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

/** Lines behind the last step: on the path where the function returns, dimmed where the path jumps away, none behind an exception. */
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
    entry.source = nodes.findLast((node) => node.matches('.source'));
    nodes.push(noteRow(view, entry));
  }
  if (shownTo && !interrupted) {
    const end = endOfPassage(view, passage);
    state = end.state;
    if (end.kind != null) emit(shownTo + 1, contextEnd(lines, shownTo), end.kind);
  }
  return nodes;
}
