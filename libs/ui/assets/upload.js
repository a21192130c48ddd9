// Sends files one by one, part by part, so that a lost line, a pause or a closed page costs no more than the part on its way.
// The server answers with the row as HTML (its own words, escaped by it); this script knows no language of its own.
import { forget } from './upload-memory.js';
import { announce, watch } from './upload-row.js';
import { enqueue } from './upload-send.js';

function take(place) {
  const input = place.querySelector('input[type="file"]');
  const words = input.dataset;
  const sender = { place, words, list: place.querySelector('.files'), url: place.dataset.upload, csrf: tokenIn(place), accept: input.accept.split(','), queue: Promise.resolve() };
  offerButton(place, input);
  const add = (files) => {
    clearRefused(sender.list);
    files.forEach((file) => enqueue(sender, file));
  };
  input.addEventListener('change', () => {
    add([...input.files]);
    input.value = '';
  });
  const drop = place.querySelector('.drop');
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
  place.addEventListener('submit', (event) => removeQuietly(event, sender));
}

const tokenIn = (place) => Object.fromEntries([...place.querySelectorAll('form.drop > input[type="hidden"]')].map(({ name, value }) => [name, value]))._csrf ?? '';

/** Files go as soon as they are chosen, so one button does; it takes the field's id over, and with it the label and the error links. */
function offerButton(place, input) {
  const choose = place.querySelector('[data-choose]');
  place.querySelector('.send [type="submit"]').hidden = true;
  input.hidden = true;
  choose.hidden = false;
  choose.id = input.id;
  input.removeAttribute('id');
  choose.addEventListener('click', () => input.click());
}

/** Refused files were said once; whoever chooses another has read it. One that can be tried again stays. */
function clearRefused(list) {
  for (const row of list.querySelectorAll('.file:is([data-state="failed"], [data-state="infected"]):not([data-file], :has([data-act], form))')) row.remove();
}

/** Taken away without leaving the page, or the other files would stop being sent. */
async function removeQuietly(event, sender) {
  const form = event.target;
  const row = form.closest('.file');
  if (!row || !form.matches('[data-remove]')) return;
  event.preventDefault();
  const { job } = row;
  if (job) {
    job.removed = true;
    job.request?.abort();
    job.wake?.();
    forget(job.key);
  }
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { accept: 'text/html;part=file' } }).catch(() => undefined);
  if (!answer?.ok) return form.submit();
  announce(sender.place, sender.words.saidRemoved.replace('{name}', row.querySelector('b').textContent));
  row.remove();
  sender.place.querySelector('[data-choose]').focus();
}

for (const place of document.querySelectorAll('[data-upload]')) take(place);
for (const row of document.querySelectorAll('[data-poll]')) watch(row);
