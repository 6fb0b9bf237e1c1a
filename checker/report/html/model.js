// What the report holds: drivers and findings.

const data = JSON.parse(byId('data').textContent);
const run = (data.sarif.runs || [])[0] || { tool: { driver: {} }, results: [] };
const sources = data.sources || {};
const sourceLines = new Map();

function linesOf(uri) {
  if (!sourceLines.has(uri)) {
    const text = sources[uri];
    sourceLines.set(uri, text == null ? null : text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/));
  }
  return sourceLines.get(uri);
}

function place(location) {
  const physical = (location || {}).physicalLocation || {};
  const region = physical.region || {};
  const line = region.startLine || 0;
  return {
    uri: (physical.artifactLocation || {}).uri || '',
    line,
    column: region.startColumn || 1,
    endLine: region.endLine || line,
    endColumn: region.endColumn || 0,
  };
}

const samePlace = (a, b) => a.uri === b.uri && a.line === b.line && a.column === b.column;

const placeText = (at) => (at.line ? `${at.uri}:${at.line}` : at.uri);

function commonFolder(uris) {
  if (!uris.length) return '';
  const folders = uris.map((uri) => uri.split('/').slice(0, -1));
  let length = 0;
  while (folders.every((parts) => length < parts.length && parts[length] === folders[0][length])) length++;
  return folders[0].slice(0, length).join('/');
}

/** Files that were named one by one have no project; the folder that they share tells more than an empty name. */
function driverName(uri, results) {
  if (uri) return uri;
  const uris = results.map((result) => place(result.locations && result.locations[0]).uri).filter(Boolean);
  return (commonFolder([...new Set(uris)]) || 'Files') + ' (files outside projects)';
}

/** What several drivers share is shown with the first. */
const driverOf = (result) => ((result.properties || {}).drivers || [''])[0];

function makeDrivers() {
  const coverage = (data.coverage || {}).drivers || [];
  const uris = new Set([...(data.drivers || []), ...run.results.map(driverOf)]);
  return [...uris].map((uri, index) => {
    const results = run.results.filter((result) => driverOf(result) === uri);
    return { index, uri, name: driverName(uri, results), results, coverage: coverage[(data.drivers || []).indexOf(uri)] || null };
  });
}

/** SARIF 3.11.6: "[text](1)" links to the related location 1, a backslash escapes a bracket. */
function parseMessage(text) {
  const parts = [];
  const pattern = /\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)/g;
  const plain = (piece) => piece.replace(/\\([\\\[\]])/g, '$1');
  let from = 0;
  for (let match; (match = pattern.exec(text)); from = pattern.lastIndex) {
    if (match.index > from) parts.push({ text: plain(text.slice(from, match.index)) });
    parts.push({ text: plain(match[1]), link: Number(match[2]) });
  }
  if (from < text.length) parts.push({ text: plain(text.slice(from)) });
  return parts;
}

function headline(parts) {
  const first = parts.findIndex((part) => part.link != null);
  const lead = parts.slice(0, first < 0 ? parts.length : first).map((part) => part.text).join('').trim();
  return (lead || parts.map((part) => part.text).join('')).replace(/\.$/, '');
}

function stateOf(result) {
  if ((result.suppressions || []).length) return 'suppressed';
  return result.baselineState || '';
}

function makeFinding(result, driver, keys) {
  const location = (result.locations || [])[0] || {};
  const parts = parseMessage((result.message || {}).text || '');
  const fingerprint = Object.values(result.partialFingerprints || {})[0] || `${driver.index}-${keys.size}`;
  let key = fingerprint;
  for (let copy = 2; keys.has(key); copy++) key = `${fingerprint}~${copy}`;
  keys.add(key);
  return {
    key, result, driver, parts,
    rule: rules.get(result.ruleId) || { id: result.ruleId },
    level: result.level || 'warning',
    at: place(location),
    functionName: ((location.logicalLocations || [])[0] || {}).name || '',
    title: headline(parts),
    state: stateOf(result),
    text: '',
  };
}

function makeFindings(drivers) {
  const keys = new Set();
  return drivers.flatMap((driver) => driver.results.map((result) => makeFinding(result, driver, keys)));
}

const rules = new Map((run.tool.driver.rules || []).map((rule) => [rule.id, rule]));
const drivers = makeDrivers();
const findings = makeFindings(drivers);
const findingByKey = new Map(findings.map((finding) => [finding.key, finding]));
const hasBaseline = findings.some((finding) => finding.result.baselineState);

const isCurrent = (finding) => finding.state !== 'suppressed' && finding.state !== 'absent';

function searchText(finding) {
  if (!finding.text) {
    finding.text = [finding.parts.map((part) => part.text).join(''), finding.rule.id, finding.rule.name, finding.functionName,
      placeText(finding.at), finding.key, finding.driver.name].join('\n').toLowerCase();
  }
  return finding.text;
}
