// Runs when all else is there.

/** What sticks below the header has to know its height, since its lines wrap. */
function followHeaderHeight() {
  const header = document.querySelector('.top');
  new ResizeObserver(() => document.documentElement.style.setProperty('--top', `${header.offsetHeight}px`)).observe(header);
}

function start() {
  followHeaderHeight();
  showHeader();
  showCoverage();
  fillFilters();
  showList();
  byId('filters').addEventListener('input', showList);
  byId('filters').addEventListener('submit', focusFirst);
  byId('help-button').addEventListener('click', () => byId('help').showModal());
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', followHash);
  addEventListener('beforeprint', unfoldForPrint);
  addEventListener('afterprint', foldAfterPrint);
  matchMedia('print').addEventListener('change', (event) => (event.matches ? unfoldForPrint() : foldAfterPrint()));
  followHash();
}

start();
