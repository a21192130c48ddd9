// One file on its way, by tus 1.0: begun, sent part by part, gone on with after a lost line.
import { forget, keyOf, recall, remember } from './upload-memory.js';
import { refuse, shrunk } from './upload-file.js';
import { offer, replaceRow, show, showProgress, tell, waitingRow } from './upload-row.js';

const partBytes = 1024 * 1024;
const waits = [1, 2, 5, 10, 20, 30].map((seconds) => seconds * 1000);

export function enqueue(sender, chosen) {
  const key = keyOf(sender, chosen);
  const known = recall(key);
  const unfinished = known && sender.list.querySelector(`[data-file="${CSS.escape(known)}"]:is([data-state="waiting"], [data-state="uploading"])`);
  const job = { sender, key, chosen, row: unfinished ?? waitingRow(sender, chosen.name), url: unfinished ? `${sender.url}/${known}` : undefined, paused: false };
  job.row.job = job;
  const wrong = refuse(chosen, sender);
  if (wrong) return tell(job, 'failed', wrong);
  tell(job, 'waiting', sender.words.saidWaiting);
  sender.queue = sender.queue.then(() => send(job));
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
