// Sends files one by one with progress. The server answers with the row as HTML (its own words, escaped by it),
// and the row is fetched anew while the file is being scanned.
const pollMs = 1500;

for (const place of document.querySelectorAll('[data-upload]')) take(place);
for (const row of document.querySelectorAll('[data-poll]')) watch(row);

function take(place) {
  const input = place.querySelector('input[type="file"]');
  const list = place.querySelector('.files');
  offerButton(place, input);
  let queue = Promise.resolve();
  const add = (files) => {
    for (const file of files) {
      const row = waiting(list, file, input.dataset);
      const wrong = refuse(file, input.dataset);
      if (wrong) fail(row, wrong);
      else queue = queue.then(() => send(place, input, file, row));
    }
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
}

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

function refuse(file, words) {
  if (file.size === 0) return words.saidEmpty;
  return file.size > Number(words.maxBytes) ? words.saidTooBig : undefined;
}

function waiting(list, file, words) {
  const row = document.createElement('li');
  row.className = 'file';
  row.dataset.state = 'waiting';
  row.innerHTML = '<span class="icon"></span><div><b></b><span class="state num"><span class="said" role="status"></span></span></div>';
  // The name is the citizen's, never markup.
  row.querySelector('b').textContent = file.name;
  row.querySelector('.said').textContent = words.saidWaiting;
  list.append(row);
  return row;
}

function send(place, input, file, row) {
  const body = new FormData();
  for (const { name, value } of place.querySelectorAll('form.drop > input[type="hidden"]')) body.append(name, value);
  body.append(input.name, file);
  const bar = document.createElement('progress');
  Object.assign(bar, { max: 100, value: 0 });
  bar.setAttribute('aria-label', input.dataset.saidProgress.replace('{name}', file.name));
  row.append(bar);
  row.dataset.state = 'uploading';
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => show(row, bar, Math.floor((100 * loaded) / total), input.dataset);
    request.onload = () => {
      settle(row, request, input.dataset);
      done();
    };
    request.onerror = () => {
      fail(row, input.dataset.saidFailed);
      done();
    };
    request.open('POST', place.dataset.upload);
    request.setRequestHeader('accept', 'text/html;part=file');
    request.send(body);
  });
}

function show(row, bar, percent, words) {
  bar.value = percent;
  row.querySelector('.said').textContent = words.saidUploading.replace('{percent}', percent);
}

function settle(row, request, words) {
  if (!put(row, request.responseText, request.getResponseHeader('content-type'))) fail(row, words.saidFailed);
}

/** Replaces a row by the server's; false when the answer is no row (a problem, a page). */
function put(row, text, type) {
  if (!type?.startsWith('text/html')) return false;
  const holder = document.createElement('template');
  holder.innerHTML = text;
  const fresh = holder.content.querySelector('li.file');
  if (!fresh || holder.content.childElementCount !== 1) return false;
  row.replaceWith(fresh);
  watch(fresh);
  return true;
}

function fail(row, words) {
  row.dataset.state = 'failed';
  row.querySelector('progress')?.remove();
  row.querySelector('.said').textContent = words;
}

function watch(row) {
  if (!row.dataset.poll) return;
  setTimeout(async () => {
    try {
      const answer = await fetch(row.dataset.poll, { headers: { accept: 'text/html;part=file' } });
      if (answer.ok && put(row, await answer.text(), answer.headers.get('content-type'))) return;
    } catch {
      // Offline for a moment: the next round asks again.
    }
    watch(row);
  }, pollMs);
}
