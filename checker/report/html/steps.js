// Going along the path, folding calls.

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
  if (step.source) step.source.classList.toggle('current', current);
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
  const where = `${step.uri.split('/').pop()}:${step.line}${step.level ? `, call level ${step.level}` : ''}`;
  const states = stateWords(step.state, view.lanes).map(([name, text]) => el('span', { class: 'change' }, `${name} ${text}`));
  const comma = () => el('span', { class: 'hidden' }, ', ');
  return [
    el('b', {}, `Step ${step.number} of ${view.steps.length}`), el('span', { class: 'hidden' }, `: ${step.text}. `),
    el('span', { class: 'where' }, where), ...states.flatMap((state) => [comma(), state]),
  ];
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
