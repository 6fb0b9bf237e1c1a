// The page of a rule: as much of Markdown as those pages use.

const INLINE = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

function safeLink(text, target) {
  if (!/^https?:\/\//i.test(target)) return inline(text);
  return el('a', { href: target, rel: 'noreferrer noopener', target: '_blank' }, inline(text));
}

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] != null) nodes.push(el('code', {}, match[1]));
    else if (match[2] != null) nodes.push(safeLink(match[2], match[3]));
    else if (match[4] != null) nodes.push(el('strong', {}, match[4]));
    else nodes.push(el('em', {}, inline(match[5])));
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

const BLOCKS = [
  { starts: /^```/, take: takeCode },
  { starts: /^#{1,6} /, take: (lines) => heading(lines.shift()) },
  { starts: /^\|/, take: takeTable },
  { starts: /^(?:[-*]|\d+\.) /, take: takeList },
];

const startsBlock = (line) => BLOCKS.find((block) => block.starts.test(line));

function takeWhile(lines, test) {
  const taken = [];
  while (lines.length && test(lines[0])) taken.push(lines.shift());
  return taken;
}

function takeCode(lines) {
  lines.shift();
  const code = takeWhile(lines, (line) => !/^```/.test(line));
  lines.shift();
  return el('pre', { tabindex: '0', role: 'group', 'aria-label': 'Code' }, el('code', {}, code.join('\n')));
}

function heading(line) {
  const depth = line.match(/^#+/)[0].length;
  return el('h' + Math.min(6, depth + 2), {}, inline(line.replace(/^#+ /, '')));
}

function takeTable(lines) {
  const cells = (line) => line.replace(/^\||\|\s*$/g, '').split('|').map((cell) => inline(cell.trim()));
  const rows = takeWhile(lines, (line) => line.startsWith('|')).filter((line) => !/^\|[\s:|-]+$/.test(line)).map(cells);
  const tableRow = (tag) => (texts) => el('tr', {}, texts.map((text) => el(tag, tag === 'th' ? { scope: 'col' } : {}, text)));
  const head = el('thead', {}, rows.slice(0, 1).map(tableRow('th')));
  const body = el('tbody', {}, rows.slice(1).map(tableRow('td')));
  return el('div', { class: 'table' }, el('table', {}, head, body));
}

function takeList(lines) {
  const ordered = /^\d/.test(lines[0]);
  const items = [];
  while (lines.length && (/^(?:[-*]|\d+\.) /.test(lines[0]) || /^\s+\S/.test(lines[0]))) {
    const line = lines.shift();
    if (/^\s/.test(line)) items[items.length - 1] += ' ' + line.trim();
    else items.push(line.replace(/^(?:[-*]|\d+\.) /, ''));
  }
  return el(ordered ? 'ol' : 'ul', {}, items.map((item) => el('li', {}, inline(item))));
}

function markdown(text) {
  const lines = text.split(/\r?\n/);
  const blocks = [];
  while (lines.length) {
    const block = startsBlock(lines[0]);
    if (block) blocks.push(block.take(lines));
    else if (!lines[0].trim()) lines.shift();
    else blocks.push(el('p', {}, inline([lines.shift(), ...takeWhile(lines, (line) => line.trim() && !startsBlock(line))].join(' '))));
  }
  return blocks;
}
