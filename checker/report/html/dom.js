// Making elements.

const CONTEXT = 2;          // source lines shown around a step
const SMALL_GAP = 3;        // a gap of so few lines is not worth folding
const BATCH = 100;          // list items made at a time
const OPEN_ALL = 300;       // more findings than this: groups start folded
const LEVELS = ['error', 'warning', 'note', 'none'];
const COUNTED = ['error', 'warning', 'note'];
const NARROW = matchMedia('(max-width: 860px)');

const byId = (id) => document.getElementById(id);

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return node;
}

const button = (attributes, ...children) => el('button', { type: 'button', ...attributes }, ...children);

const number = (value) => value.toLocaleString('en-US');

const plural = (count, one, many = one + 's') => `${number(count)} ${count === 1 ? one : many}`;
