// The row of a file: what it says, its bar, its buttons, and the server's own row in its place.
const pollMs = 1500;

export function waitingRow({ list, words }, name) {
  const row = document.createElement('li');
  row.className = 'file';
  row.innerHTML = '<span class="icon"></span><div><b></b><span class="state num"><span class="said"></span></span></div>';
  // The name is the citizen's, never markup.
  row.querySelector('b').textContent = name;
  row.querySelector('.said').textContent = words.saidWaiting;
  list.append(row);
  return row;
}

export function tell(job, state, said) {
  const { row, sender } = job;
  row.dataset.state = state;
  row.querySelector('.said').textContent = said;
  if (state !== 'uploading') row.querySelector('progress')?.remove();
  if (state === 'failed' || state === 'scanning') row.querySelector('[data-act]')?.remove();
  announce(sender.place, `${row.querySelector('b').textContent}: ${said}`);
}

/** For who cannot see the rows; not each percent. */
export function announce(place, said) {
  const status = place.closest('[data-upload]')?.querySelector('[data-tell]');
  if (status) status.textContent = said;
}

export function showProgress(job, sent) {
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
export function offer(job, label, act) {
  const { row, sender } = job;
  const holder = row.querySelector('.row') ?? row.appendChild(Object.assign(document.createElement('div'), { className: 'row' }));
  const button = holder.querySelector('[data-act]') ?? document.createElement('button');
  Object.assign(button, { type: 'button', className: 'btn quiet', textContent: label, onclick: act });
  button.dataset.act = '';
  button.setAttribute('aria-label', sender.words.saidNamed.replace('{action}', label).replace('{name}', job.chosen.name));
  holder.prepend(button);
}

export async function show(job, answer) {
  return replaceRow(job, await answer.text(), answer.headers.get('content-type'));
}

export function replaceRow(job, text, type) {
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

export function watch(row) {
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
