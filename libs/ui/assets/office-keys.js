// The keys of a work list: J K up and down, X choose, A choose all, Enter open, / find, ? the keys. And the box that chooses all, and ranges with Shift.
const table = document.querySelector('table[data-keys]');
const rows = () => [...(table?.tBodies[0].rows ?? [])];
const actions = { j: () => move(1), k: () => move(-1), x: choose, a: chooseAll, Enter: open, '/': find, '?': help };

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const action = actions[event.key];
  // Enter on a link or a button is theirs.
  if (!action || (event.key === 'Enter' && event.target.closest('a, button, summary'))) return;
  if (action() !== false) event.preventDefault();
});

function isTyping(target) {
  return target.closest('textarea, select, [contenteditable], input:not([type="checkbox"])') !== null;
}

function move(by) {
  const all = rows();
  if (all.length === 0) return false;
  const from = all.findIndex((row) => row.classList.contains('at'));
  const to = from < 0 ? 0 : Math.min(all.length - 1, Math.max(0, from + by));
  all[from]?.classList.remove('at');
  all[to].classList.add('at');
  // Focus goes along, so that screen readers and Tab are where the eye is.
  (all[to].querySelector('a') ?? all[to]).focus();
  all[to].scrollIntoView({ block: 'nearest' });
}

const current = () => table?.querySelector('tr.at');

function choose() {
  const box = current()?.querySelector('input[type="checkbox"]');
  if (!box) return false;
  box.checked = !box.checked;
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

function chooseAll() {
  const box = table?.querySelector('[data-select-all]');
  if (!box) return false;
  box.click();
}

function help() {
  const keys = document.getElementById('keys');
  if (!keys) return false;
  keys.scrollIntoView({ block: 'nearest' });
  keys.focus();
}

function open() {
  const link = current()?.querySelector('a');
  if (!link) return false;
  link.click();
}

function find() {
  const box = document.getElementById('find');
  if (!box) return false;
  box.focus();
}

for (const all of document.querySelectorAll('[data-select-all]')) {
  const form = all.closest('form') ?? document;
  const boxes = () => [...form.querySelectorAll(`input[name="${CSS.escape(all.dataset.selectAll)}"]`)];
  all.addEventListener('change', () => {
    for (const box of boxes()) box.checked = all.checked;
  });
  form.addEventListener('change', () => {
    const chosen = boxes().filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
  });
}

// From the box that was pressed last to this one, all become as this one.
let last;
table?.addEventListener('click', (event) => {
  const box = event.target.closest('td input[type="checkbox"]');
  if (!box) return;
  const boxes = [...table.tBodies[0].querySelectorAll('td input[type="checkbox"]')];
  const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
  if (event.shiftKey && from >= 0) for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
  last = box;
  box.dispatchEvent(new Event('change', { bubbles: true }));
});
