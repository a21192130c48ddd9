// The screen in the hall: keys that are touched, a reader that types, reading aloud, and clearing itself. Pages come by fetch and take each
// other's place, so the browser has one entry in its history and none of them holds what somebody typed; nothing is ever stored.
const dialog = document.querySelector('.kiosk-still');
const seconds = () => dialog.querySelector('[data-seconds]');
const { asksAfter, clearsAfter } = dialog.dataset;
/** A reader types faster than anybody: at most so many milliseconds from key to key, and at least so many keys. */
const reader = { gap: 60, least: 6 };
let run = { text: '', before: '', last: 0 };
let asking;
let clearing;
let resting;
let sending = false;

const room = () => document.querySelector('[data-kiosk]');
const entry = () => document.querySelector('[data-entry]');

begin();
waitForTouch();
document.addEventListener('click', clicked);
document.addEventListener('submit', submitted);
document.addEventListener('keydown', typed);
document.addEventListener('contextmenu', (event) => event.preventDefault());
for (const sign of ['pointerdown', 'keydown', 'scroll']) document.addEventListener(sign, waitForTouch, { capture: true, passive: true });
// A page that the browser kept, or gives back, is somebody else's.
addEventListener('pageshow', ({ persisted }) => persisted && clear());
addEventListener('pagehide', wipe);
globalThis.speechSynthesis?.addEventListener('voiceschanged', offerVoice);

/** What a page of the kiosk begins with, the first and each that takes its place. */
function begin() {
  clearInterval(resting);
  resting = undefined;
  offerVoice();
  (entry() ?? document.querySelector('main h1, main h2'))?.focus();
  if (room().dataset.kiosk === 'rest') rest(Number(room().dataset.rest));
  document.documentElement.dataset.kioskReady = '';
}

function clicked(event) {
  const pressed = event.target.closest('button, a');
  if (!pressed) return;
  if (pressed.dataset.key) return press(pressed.dataset.key);
  if (pressed.dataset.speak !== undefined) return speak(pressed);
  if (pressed.dataset.done !== undefined) return clear();
  if (!pressed.matches('a[href]:not([href^="#"])')) return;
  event.preventDefault();
  if (resting) return;
  if (pressed.getAttribute('href') === room().dataset.home) clear();
  else void go(pressed.href);
}

function press(key) {
  const field = entry();
  if (!field) return;
  if (key === 'clear') field.value = '';
  else if (key === 'erase') field.value = field.value.slice(0, -1);
  else field.value = (field.value + key).slice(0, field.maxLength);
}

function submitted(event) {
  event.preventDefault();
  void go(event.target.action, new URLSearchParams(new FormData(event.target)));
}

/** Keys go to the field, wherever the focus is; those of a reader go together, when its Enter comes. */
function typed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || dialog.open) return;
  if (event.key === 'Enter') return entered(event);
  if (event.key.length !== 1 || (event.key === ' ' && event.target.matches('button, a'))) return;
  event.preventDefault();
  if (resting) return;
  const now = event.timeStamp;
  if (now - run.last > reader.gap) run = { text: '', before: entry()?.value ?? '', last: now };
  run = { ...run, text: run.text + event.key, last: now };
  const fits = { number: /[\d ]/, digits: /\d/, code: /[\p{L}\d.\-_/+:# ]/u }[entry()?.dataset.entry];
  if (fits?.test(event.key)) press(event.key);
}

function entered(event) {
  const scanned = event.timeStamp - run.last <= reader.gap && run.text.length >= reader.least ? run : undefined;
  run = { text: '', before: '', last: 0 };
  // Enter on a key or a link presses it.
  if (!scanned && event.target.matches('button, a')) return;
  event.preventDefault();
  if (!scanned) return document.querySelector('[data-kiosk-form]')?.requestSubmit();
  if (entry()) entry().value = scanned.before;
  if (!resting) void go(room().dataset.home, new URLSearchParams({ ma: scanned.text, ...(document.documentElement.lang === 'en' ? { tieng: 'en' } : {}) }));
}

/** The next page takes the place of this one. */
async function go(address, body) {
  if (sending) return;
  sending = true;
  const answer = await fetch(address, { method: body ? 'POST' : 'GET', body, headers: { accept: 'text/html' }, credentials: 'omit', cache: 'no-store' }).catch(() => undefined);
  const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
  sending = false;
  if (!page?.querySelector('[data-kiosk]')) return tellAway();
  hush();
  document.documentElement.lang = page.documentElement.lang;
  for (const part of ['.kiosk-top', 'main', '.kiosk-foot', '.kiosk-still']) document.querySelector(part).innerHTML = page.querySelector(part).innerHTML;
  scrollTo(0, 0);
  begin();
}

function tellAway() {
  const words = dialog.querySelector('[data-away]').textContent;
  const place = document.querySelector('main .error') ?? document.querySelector('main form')?.appendChild(document.createElement('p'));
  if (!place) return clear();
  Object.assign(place, { className: 'error', textContent: words });
  place.setAttribute('role', 'alert');
}

/* Clearing itself */

function waitForTouch() {
  clearTimeout(asking);
  clearInterval(clearing);
  if (dialog.open) dialog.close();
  asking = setTimeout(ask, asksAfter * 1000);
}

function ask() {
  const pristine = room().dataset.kiosk === 'fresh' && !entry()?.value && document.documentElement.lang === 'vi' && entry()?.dataset.entry === 'number';
  // Nobody has been here; or it is being read aloud: whoever listens touches nothing. A rest ends by itself.
  if (pristine || resting || globalThis.speechSynthesis?.speaking) return waitForTouch();
  let left = Number(clearsAfter);
  seconds().textContent = left;
  dialog.showModal();
  clearing = setInterval(() => {
    left -= 1;
    seconds().textContent = Math.max(left, 0);
    if (left <= 0) clear();
  }, 1000);
}

function rest(left) {
  const place = document.querySelector('[data-rest-seconds]');
  resting = setInterval(() => {
    left -= 1;
    if (place) place.textContent = Math.max(left, 0);
    if (left <= 0) clear();
  }, 1000);
}

/** As if nobody had been here: the page is fetched anew in the place of this one. */
function clear() {
  wipe();
  sessionStorage.clear();
  location.replace(room().dataset.home);
}

function wipe() {
  hush();
  clearTimeout(asking);
  clearInterval(clearing);
  clearInterval(resting);
  for (const form of document.forms) form.remove();
  document.querySelector('main').hidden = true;
}

/* Reading aloud */

function voice() {
  const lang = document.documentElement.lang;
  return globalThis.speechSynthesis?.getVoices().find((one) => one.lang.toLowerCase().split(/[-_]/)[0] === lang);
}

function offerVoice() {
  const button = document.querySelector('[data-speak]');
  if (button) button.hidden = !voice();
}

function speak(button) {
  if (speechSynthesis.speaking) return hush();
  const words = new SpeechSynthesisUtterance(button.dataset.speak);
  Object.assign(words, { voice: voice(), lang: document.documentElement.lang, rate: 0.9 });
  const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE);
  const said = label.textContent;
  label.textContent = button.dataset.stop;
  for (const end of ['end', 'error']) words.addEventListener(end, () => { label.textContent = said; waitForTouch(); });
  speechSynthesis.speak(words);
}

function hush() {
  globalThis.speechSynthesis?.cancel();
}
