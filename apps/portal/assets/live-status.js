// A page about one dossier that hears of changes and puts them in place, part by part: nobody loses the focus, or what they were writing.
// Without script, or when the line is gone for good, the page stays as it was opened.
const live = document.querySelector('[data-live]');
const said = live.querySelector('.live-said');
const { live: watch, again, how } = live.dataset;
/** Where no stream is to be had (too many watch, a proxy in between), the page asks from time to time. */
const pause = 30_000;
let version = Number(live.dataset.version);
let asking = Promise.resolve();

said.textContent = said.dataset.idle;
listen();

function listen() {
  const line = new EventSource(`${watch}/events`);
  line.addEventListener('status', ({ lastEventId }) => {
    if (Number(lastEventId) > version) asking = asking.then(() => update(Number(lastEventId)));
  });
  // A line that broke is mended by the browser; one that was refused is not tried again.
  line.addEventListener('error', () => line.readyState === EventSource.CLOSED && setTimeout(poll, pause));
}

async function poll() {
  const answer = await fetch(watch).catch(() => undefined);
  if (answer?.status === 404) return void (said.textContent = said.dataset.ended);
  const status = answer?.ok ? await answer.json() : { version };
  if (status.version > version) await update(status.version);
  setTimeout(poll, pause);
}

async function update(newest) {
  const answer = await ask().catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.querySelector('[data-live]');
  if (!next) return;
  // Somebody was faster: what is shown is newer than what was told.
  version = Math.max(newest, Number(next.dataset.version));
  const kept = [...live.querySelectorAll('[data-live-part]')].filter((part) => !exchange(part, page.getElementById(part.id)));
  const words = page.querySelector('.live-said').dataset;
  said.textContent = kept.length > 0 ? `${words.news} ${words.kept}` : words.news;
}

function ask() {
  if (how === 'get') return fetch(again, { headers: { accept: 'text/html' } });
  return fetch(again, { method: 'POST', headers: { accept: 'text/html' }, body: new URLSearchParams({ xem: watch.split('/').at(-1) }) });
}

/** False when the part has to stay, because somebody is writing in it. */
function exchange(part, next) {
  if (!next || next.innerHTML === part.innerHTML) return true;
  if ([...part.querySelectorAll('input:not([type=hidden]), textarea, select')].some(isTouched)) return false;
  const held = part.contains(document.activeElement) ? placeOf(document.activeElement) : undefined;
  part.innerHTML = next.innerHTML;
  if (held) (part.querySelector(held) ?? headed(part)).focus({ preventScroll: true });
  return true;
}

function isTouched(control) {
  if (control === document.activeElement) return true;
  if (control.matches('[type=radio], [type=checkbox]')) return control.checked !== control.defaultChecked;
  return control.matches('select') ? [...control.options].some((option) => option.selected !== option.defaultSelected) : control.value !== control.defaultValue;
}

/** The same link or button in what comes next. */
function placeOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  return element.matches('a[href]') ? `a[href="${CSS.escape(element.getAttribute('href'))}"]` : element.localName;
}

function headed(part) {
  const heading = part.querySelector('h2, h3') ?? part;
  heading.tabIndex = -1;
  return heading;
}
