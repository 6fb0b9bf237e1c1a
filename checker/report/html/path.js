// From the steps of a path to calls within calls.

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

/** A step that enters a function points to its name; else the finding's function is the outermost, unless the path calls it. */
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
