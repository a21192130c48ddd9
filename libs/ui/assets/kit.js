// The one script of every page. Everything works without it; it loads what the page at hand can use.
const parts = [
  ['[data-autosave]', './autosave.js'],
  ['[data-when], [data-repeat]', './reveal.js'],
  ['[data-repeat]', './repeat.js'],
  ['[data-upload], [data-poll]', './upload.js'],
  ['[data-copy]', './copy.js'],
  ['[data-keys], [data-select-all]', './office-keys.js'],
  ['.keypad', './keypad.js'],
  ['[data-follow]', './follow.js'],
];
const loading = parts.filter(([selector]) => document.querySelector(selector)).map(([, script]) => import(script));
// Browser tests wait for this: before it, a click goes the plain way.
Promise.all(loading).then(() => { document.documentElement.dataset.ready = ''; });

focusErrors();
document.addEventListener('submit', swallowRepeats);
// Back from the next page, the form is there to be sent again.
addEventListener('pageshow', () => {
  for (const form of document.forms) release(form);
});

function focusErrors() {
  const summary = document.querySelector('.error-summary');
  if (!summary) return;
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const control = link && document.getElementById(link.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    // The label and the error above the field must be on the screen too.
    (control.closest('.field') ?? control).scrollIntoView({ block: 'start' });
    control.focus({ preventScroll: true });
  });
}

function swallowRepeats(event) {
  const form = event.target;
  if (event.defaultPrevented || !form.querySelector('[data-once]')) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
  for (const button of form.querySelectorAll('[data-once]')) button.setAttribute('aria-disabled', 'true');
}

function release(form) {
  if (!form.dataset.sent) return;
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('[data-once]')) button.removeAttribute('aria-disabled');
}
