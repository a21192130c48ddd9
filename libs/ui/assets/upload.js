// Sends files one by one, part by part (tus 1.0), so that a lost line, a pause or a closed page costs no more than the part on its way.
// The server answers with the row as HTML (its own words, escaped by it); this script knows no language of its own.
const partBytes = 1024 * 1024;
const pollMs = 1500;
const waits = [1, 2, 5, 10, 20, 30].map((seconds) => seconds * 1000);
const largePicture = 4_000_000;
const longestSide = 3000;

function take(place) {
  const input = place.querySelector('input[type="file"]');
  const words = input.dataset;
  const sender = { place, words, list: place.querySelector('.files'), url: place.dataset.upload, csrf: tokenIn(place), accept: input.accept.split(','), queue: Promise.resolve() };
  offerButton(place, input);
  const add = (files) => files.forEach((file) => enqueue(sender, file));
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

// ---- One file ----

function enqueue(sender, chosen) {
  const key = keyOf(sender, chosen);
  const known = recall(key);
  const unfinished = known && sender.list.querySelector(`[data-file="${CSS.escape(known)}"]:is([data-state="waiting"], [data-state="uploading"])`);
  const job = { sender, key, chosen, row: unfinished ?? waitingRow(sender, chosen.name), url: unfinished ? `${sender.url}/${known}` : undefined, paused: false };
  const wrong = refuse(chosen, sender);
  if (wrong) return tell(job, 'failed', wrong);
  tell(job, 'waiting', sender.words.saidWaiting);
  sender.queue = sender.queue.then(() => send(job));
}

function refuse(file, { words, accept }) {
  const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? '';
  // HEIC and the like have words of their own on the server: nothing of the file is sent before it says no.
  if (file.size === 0) return words.saidEmpty;
  return file.size > Number(words.maxBytes) && !(accept.includes(ending) && isLargePicture(file)) ? words.saidTooBig : undefined;
}

async function send(job) {
  if (job.removed) return;
  try {
    job.file ??= await shrunk(job.chosen);
    if (job.file.size > Number(job.sender.words.maxBytes)) return tell(job, 'failed', job.sender.words.saidTooBig);
    if (job.url && !(await goesOn(job))) job.url = undefined;
    if (!job.url && !(await begin(job))) return;
    await sendParts(job);
  } catch (problem) {
    if (problem !== ended) offerRetry(job);
  }
}

/** Thrown where a job was paused, removed or refused: nothing more is to be said. */
const ended = Symbol('ended');

async function begin(job) {
  const { sender, file, chosen } = job;
  const headers = { 'upload-length': String(file.size), 'upload-metadata': `filename ${inBase64(chosen.name)}` };
  const answer = await ask(job, 'POST', sender.url, { headers });
  const shown = await show(job, answer);
  if (!answer.ok) {
    if (!shown) throw new Error('refused without a word');
    return false;
  }
  job.url = new URL(answer.headers.get('location'), new URL(sender.url, location.href)).pathname;
  job.offset = 0;
  remember(job.key, job.row.dataset.file);
  return true;
}

/** Whether the server still has what was sent of this very file. */
async function goesOn(job) {
  const answer = await ask(job, 'HEAD', job.url);
  job.offset = Number(answer.headers.get('upload-offset'));
  return answer.ok && Number(answer.headers.get('upload-length')) === job.file.size;
}

async function sendParts(job) {
  const { file, sender } = job;
  offerPause(job);
  do {
    const answer = await sendPart(job).catch((problem) => whenBack(job, problem));
    if (!answer) continue;
    if (answer.status >= 400) {
      forget(job.key);
      if (!replaceRow(job, answer.responseText, answer.getResponseHeader('content-type'))) throw new Error('refused without a word');
      throw ended;
    }
    job.offset = Number(answer.getResponseHeader('upload-offset'));
    job.failures = 0;
  } while (job.offset < file.size);
  forget(job.key);
  tell(job, 'scanning', sender.words.saidScanning);
  await show(job, await ask(job, 'GET', job.row.dataset.row));
}

/** One part, with progress: `fetch` cannot tell how much has gone. A conflict or a server in trouble is asked again where it stands. */
function sendPart(job) {
  const { file, offset, sender } = job;
  return new Promise((done, broken) => {
    const request = (job.request = new XMLHttpRequest());
    request.upload.onprogress = ({ loaded }) => showProgress(job, offset + loaded);
    request.onload = () => ([409, 423, 429].includes(request.status) || request.status >= 500 ? broken(request.status) : done(request));
    request.onerror = () => broken('line');
    request.onabort = () => broken(ended);
    request.open('PATCH', job.url);
    for (const [name, value] of Object.entries(headersFor(sender, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }))) request.setRequestHeader(name, value);
    request.send(file.slice(offset, offset + partBytes));
  });
}

/** Waits until there is a line and asks how far it is; gives up after the server said often that it is in trouble. */
async function whenBack(job, problem) {
  if (problem === ended) throw ended;
  for (;;) {
    const failures = (job.failures = (job.failures ?? 0) + 1);
    if (failures > waits.length && navigator.onLine) throw new Error('away too long');
    tell(job, 'uploading', job.sender.words.saidOffline);
    await (navigator.onLine ? pause(job, waits[failures - 1]) : lineIsBack(job));
    if (job.paused || job.removed) throw ended;
    const answered = await goesOn(job).catch(() => undefined);
    if (answered) return undefined;
    if (answered === false) {
      // Refused, and the answer that said so got lost: the row knows why.
      forget(job.key);
      if (await show(job, await ask(job, 'GET', job.row.dataset.row))) throw ended;
      throw new Error('the upload is gone');
    }
  }
}

const pause = (job, milliseconds) => new Promise((done) => {
  job.wake = done;
  setTimeout(done, milliseconds);
});
const lineIsBack = (job) => new Promise((done) => {
  job.wake = done;
  addEventListener('online', done, { once: true });
});

const headersFor = ({ csrf }, headers = {}) => ({ accept: 'text/html;part=file', 'tus-resumable': '1.0.0', 'csrf-token': csrf, ...headers });
const ask = ({ sender }, method, url, { headers } = {}) => fetch(url, { method, headers: headersFor(sender, headers), cache: 'no-store' });
const inBase64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

// ---- Its row ----

function waitingRow({ list, words }, name) {
  const row = document.createElement('li');
  row.className = 'file';
  row.innerHTML = '<span class="icon"></span><div><b></b><span class="state num"><span class="said"></span></span></div>';
  // The name is the citizen's, never markup.
  row.querySelector('b').textContent = name;
  row.querySelector('.said').textContent = words.saidWaiting;
  list.append(row);
  return row;
}

function tell(job, state, said) {
  const { row, sender } = job;
  row.dataset.state = state;
  row.querySelector('.said').textContent = said;
  if (state !== 'uploading') row.querySelector('progress')?.remove();
  if (state === 'failed' || state === 'scanning') row.querySelector('[data-act]')?.remove();
  announce(sender.place, `${row.querySelector('b').textContent}: ${said}`);
}

/** For who cannot see the rows; not each percent. */
function announce(place, said) {
  const status = place.closest('[data-upload]')?.querySelector('[data-tell]');
  if (status) status.textContent = said;
}

function showProgress(job, sent) {
  const { row, file, sender } = job;
  const percent = Math.min(100, Math.floor((100 * sent) / file.size));
  let bar = row.querySelector('progress');
  if (!bar) {
    bar = document.createElement('progress');
    bar.max = 100;
    bar.setAttribute('aria-label', sender.words.saidProgress.replace('{name}', job.chosen.name));
    row.append(bar);
  }
  bar.value = percent;
  row.dataset.state = 'uploading';
  row.querySelector('.said').textContent = sender.words.saidUploading.replace('{percent}', percent);
}

/** A button of the script in the row: pause, go on, try again. */
function offer(job, label, act) {
  const { row, sender } = job;
  const holder = row.querySelector('.row') ?? row.appendChild(Object.assign(document.createElement('div'), { className: 'row' }));
  const button = holder.querySelector('[data-act]') ?? document.createElement('button');
  Object.assign(button, { type: 'button', className: 'btn quiet', textContent: label, onclick: act });
  button.dataset.act = '';
  button.setAttribute('aria-label', sender.words.saidNamed.replace('{action}', label).replace('{name}', job.chosen.name));
  holder.prepend(button);
}

function offerPause(job) {
  const { words } = job.sender;
  showProgress(job, job.offset);
  offer(job, words.saidPause, () => {
    job.paused = true;
    job.request?.abort();
    job.wake?.();
    tell(job, 'waiting', words.saidPaused);
    offer(job, words.saidResume, () => again(job));
  });
}

function offerRetry(job) {
  tell(job, 'failed', job.sender.words.saidFailed);
  offer(job, job.sender.words.saidRetry, () => again(job));
}

function again(job) {
  Object.assign(job, { paused: false, failures: 0 });
  tell(job, 'waiting', job.sender.words.saidWaiting);
  job.row.querySelector('[data-act]')?.remove();
  job.sender.queue = job.sender.queue.then(() => send(job));
}

async function show(job, answer) {
  return replaceRow(job, await answer.text(), answer.headers.get('content-type'));
}

function replaceRow(job, text, type) {
  const fresh = put(job.row, text, type);
  if (!fresh) return false;
  job.row = fresh;
  fresh.job = job;
  announce(job.sender.place, `${job.chosen.name}: ${fresh.querySelector('.said').textContent}`);
  return true;
}

/** Replaces a row by the server's; nothing when the answer is no row (a problem, a page). */
function put(row, text, type) {
  if (!type?.startsWith('text/html')) return undefined;
  const holder = document.createElement('template');
  holder.innerHTML = text;
  const fresh = holder.content.querySelector('li.file');
  if (!fresh || holder.content.childElementCount !== 1) return undefined;
  row.replaceWith(fresh);
  watch(fresh);
  return fresh;
}

function watch(row) {
  if (!row.dataset.poll) return;
  setTimeout(async () => {
    if (!row.isConnected) return;
    try {
      const answer = await fetch(row.dataset.poll, { headers: { accept: 'text/html;part=file' }, cache: 'no-store' });
      const fresh = answer.ok && put(row, await answer.text(), answer.headers.get('content-type'));
      if (fresh && !fresh.dataset.poll) announce(fresh, `${fresh.querySelector('b').textContent}: ${fresh.querySelector('.said').textContent}`);
      if (fresh) return;
    } catch {
      // Offline for a moment: the next round asks again.
    }
    watch(row);
  }, pollMs);
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

// ---- What is remembered after a reload: which upload a file was, without its name ----

function keyOf({ url }, { name, size, lastModified }) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode([url, name, size, lastModified].join('\n'))) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `motcua-upload-${hash.toString(36)}`;
}

// A browser may forbid storage: then a reload begins anew, and that is all.
const stored = (act) => {
  try {
    return act(localStorage) ?? undefined;
  } catch {
    return undefined;
  }
};
const recall = (key) => stored((storage) => storage.getItem(key));
const remember = (key, id) => id && stored((storage) => storage.setItem(key, id));
const forget = (key) => stored((storage) => storage.removeItem(key));

// ---- Large pictures ----

const isLargePicture = ({ type, size }) => type === 'image/jpeg' && size > largePicture;

/** A photograph of a page is as readable with 9 million points as with 50, and takes a tenth of the time on a poor line. */
async function shrunk(file) {
  if (!isLargePicture(file)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

for (const place of document.querySelectorAll('[data-upload]')) take(place);
for (const row of document.querySelectorAll('[data-poll]')) watch(row);
