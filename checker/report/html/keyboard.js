// Keys.

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
