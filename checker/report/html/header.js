// The counts on top.

function showHeader() {
  const tool = run.tool.driver;
  byId('version').textContent = tool.semanticVersion || tool.version || '';
  const current = findings.filter(isCurrent);
  const counts = [['findings', current.length]];
  for (const level of COUNTED) {
    const count = current.filter((finding) => finding.level === level).length;
    counts.push([count === 1 ? level : level + 's', count, level]);
  }
  counts.push(['suppressed', findings.filter((finding) => finding.state === 'suppressed').length]);
  counts.push(['new', hasBaseline ? current.filter((finding) => finding.state === 'new').length : '–']);
  byId('counts').replaceChildren(...counts.map(([name, value, level]) =>
    el('div', { 'data-count': level || name }, el('dt', {}, name), el('dd', {}, typeof value === 'number' ? number(value) : value))));
}
