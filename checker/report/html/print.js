// On paper nothing is folded.

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
