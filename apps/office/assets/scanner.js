// A barcode scanner is a keyboard that types a whole code within a blink and ends with Enter. Wherever the cursor is, the code opens its dossier.
// What is typed by hand, and what is scanned into a field that wants it, is left alone.
// Slow machines pass keys on late. Nobody types a whole code by hand like this, and whoever does wants that dossier.
const most = { gap: 150, average: 70 };
const least = 8;
const isCode = (text) => /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4,}$/i.test(text) || /^\d{8}$/.test(text) || /^https?:\/\/\S+[?&]ma=\S+$/.test(text);

/** Nothing yet. Time stamps count from the moment at which the page was asked for: a key within a blink of that is a first key like any other. */
const nothing = { text: '', from: 0, last: -Infinity, field: null, before: '' };
let typed = nothing;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const now = event.timeStamp;
  if (event.key === 'Enter') return ended(event, now);
  if (event.key.length !== 1) return;
  const isFirst = now - typed.last > most.gap;
  if (isFirst) typed = { text: '', from: now, last: now, field: textField(event.target), before: event.target.value };
  typed.text += event.key;
  typed.last = now;
  if (isFirst && !typed.field) later(event.key);
}, true);

/** N: the next citizen, R: results. A scan may begin with such a letter too: so a moment passes first. */
function later(key) {
  const door = { n: '/quay', r: '/quay/tra' }[key];
  const link = door && document.querySelector(`.rail a[href$="${door}"]`);
  if (!link || document.activeElement?.matches('select')) return;
  setTimeout(() => { if (typed.text === key) link.click(); }, most.gap);
}

function ended(event, now) {
  const { text, from, last, field, before } = typed;
  typed = nothing;
  const isScanned = text.length >= least && now - last <= most.gap && (last - from) / (text.length - 1) <= most.average;
  if (!isScanned || !isCode(text) || field?.matches('#find, [data-scan]')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // The code was not meant for the field in which the cursor happened to stand.
  if (field) {
    field.value = before;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  open(text);
}

const textField = (target) => (target.matches?.('input:not([type="checkbox"], [type="radio"]), textarea') ? target : null);

/** By post, as if somebody had typed it there: codes do not stand in addresses. */
function open(code) {
  const box = document.querySelector('form[data-scans] input[data-scan]') ?? document.getElementById('find');
  if (!box) return;
  box.value = code;
  box.form.submit();
}
