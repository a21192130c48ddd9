// The counter by keyboard: the list of procedures narrows while one types, keys press what they stand on. All of it works without, by links and buttons.
const fold = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

for (const form of document.querySelectorAll('form[data-picker]')) pick(form);

function pick(form) {
  const field = form.querySelector('input[name="q"]');
  const rows = [...form.querySelectorAll('[data-fold]')];
  const shown = () => rows.filter((row) => !row.hidden);
  const narrow = () => {
    const words = fold(field.value).split(' ').filter(Boolean);
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.fold.includes(word));
    // Numbers go with what is in sight, so that 1 is always the first.
    rows.forEach((row) => number(row, ''));
    shown().slice(0, 9).forEach((row, index) => number(row, String(index + 1)));
  };
  field.addEventListener('input', narrow);
  field.addEventListener('keydown', (event) => {
    // A digit is a choice, never part of a name.
    const chosen = /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey ? shown()[Number(event.key) - 1] : undefined;
    const first = event.key === 'Enter' && field.value.trim() !== '' ? shown()[0] : undefined;
    const link = (chosen ?? first)?.querySelector('a');
    if (!link) return;
    event.preventDefault();
    link.click();
  });
  narrow();
  // The browser's own focus comes with the first picture: what is typed before it would be lost.
  if (field.autofocus && document.activeElement === document.body) field.focus();
}

function number(row, key) {
  const link = row.querySelector('a');
  link.dataset.key = key;
  let box = link.querySelector('kbd');
  if (!box && key) {
    box = document.createElement('kbd');
    box.setAttribute('aria-hidden', 'true');
    link.prepend(box);
  }
  if (box) {
    box.textContent = key;
    box.hidden = key === '';
  }
}

// Where one begins to type, unless something is wrong: then the summary has the focus.
const begin = document.querySelector('form[data-focus]');
if (begin && !document.querySelector('.error-summary')) document.getElementById(begin.dataset.focus)?.focus();

const isTyping = (target) => target.closest?.('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])');

document.addEventListener('keydown', (event) => {
  // Received: one chord from wherever the cursor is.
  if (event.key === 'Enter' && event.ctrlKey) return press(event, document.querySelector('[data-chord="enter"]'));
  if (event.key.toLowerCase() === 'p' && event.ctrlKey) return press(event, document.querySelector('[data-chord="print"]'));
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (/^\d$/.test(event.key)) press(event, document.querySelector(`button[data-key="${event.key}"]`));
});

function press(event, button) {
  if (!button) return;
  event.preventDefault();
  button.click();
}
