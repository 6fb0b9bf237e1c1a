// Source lines, with comments, strings and keywords told apart.

const KEYWORDS = new Set(('alignas auto bool break case catch char class const constexpr continue default delete do double else enum '
  + 'explicit extern false float for goto if inline int long namespace new nullptr operator private protected public register return short '
  + 'signed sizeof static static_cast struct switch template this throw true try typedef typename union unsigned using virtual void '
  + 'volatile while __try __except __finally __leave').split(' '));
const TOKEN = /\/\*[^]*?(?:\*\/|$)|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[A-Za-z_]\w*/g;
const tokensByFile = new Map();

/** Tokens of a whole file as [line, from, to, class]: only so is it known which lines stand in a comment. */
function tokensOf(uri) {
  if (tokensByFile.has(uri)) return tokensByFile.get(uri);
  const text = linesOf(uri).join('\n');
  const tokens = [];
  let line = 0;
  let lineStart = 0;
  let scanned = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = tokenKind(match[0]);
    if (!kind) continue;
    for (let at = text.indexOf('\n', scanned); at >= 0 && at < match.index; at = text.indexOf('\n', scanned)) {
      line++;
      lineStart = scanned = at + 1;
    }
    match[0].split('\n').forEach((piece, index) => {
      const from = index ? 0 : match.index - lineStart;
      (tokens[line + index] = tokens[line + index] || []).push({ from, to: from + piece.length, kind });
    });
  }
  tokensByFile.set(uri, tokens);
  return tokens;
}

function tokenKind(token) {
  if (token.startsWith('/')) return 'comment';
  if (token.startsWith('"') || token.startsWith("'")) return 'string';
  return KEYWORDS.has(token) ? 'keyword' : '';
}

/** The text of a line with its tokens and, on top of them, what the steps point to. */
function codeNodes(uri, line, marks) {
  const text = linesOf(uri)[line - 1];
  const tokens = tokensOf(uri)[line - 1] || [];
  const cuts = new Set([0, text.length]);
  for (const range of [...tokens, ...marks]) {
    cuts.add(Math.min(range.from, text.length));
    cuts.add(Math.min(range.to, text.length));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const inside = (range) => range.from <= from && from < range.to;
    const token = tokens.find(inside);
    const piece = text.slice(from, sorted[index + 1]);
    const node = token ? el('span', { class: token.kind }, piece) : piece;
    return marks.some(inside) ? el('mark', {}, node) : node;
  });
}

function marksOn(steps, uri, line) {
  return steps.filter((step) => step.uri === uri && step.line <= line && line <= step.endLine).map((step) => ({
    from: line === step.line ? step.column - 1 : 0,
    to: line === step.endLine && step.endColumn ? step.endColumn - 1 : Infinity,
  }));
}
