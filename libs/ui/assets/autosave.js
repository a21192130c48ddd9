// Saves a form while it is being filled: one request at a time, the newest answers last, never over a newer copy.
const quietMs = 1500;
const retryMs = [2000, 5000, 10000, 30000];

for (const form of document.querySelectorAll('form[data-autosave]')) keep(form);

function keep(form) {
  const line = form.querySelector('[data-saved]');
  const state = { dirty: false, busy: false, stopped: false, tries: 0, timer: undefined, posting: undefined };
  const soon = (ms) => {
    clearTimeout(state.timer);
    state.timer = setTimeout(save, ms);
  };
  const changed = (event) => {
    // A file goes its own way, and a box without a name is nobody's answer.
    if (event.target.type === 'file' || !event.target.name || state.stopped) return;
    state.dirty = true;
    soon(quietMs);
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('motcua:changed', () => { state.dirty = true; soon(quietMs); });
  form.addEventListener('submit', (event) => {
    clearTimeout(state.timer);
    if (!state.busy) return void (state.stopped = true);
    // A post racing with a save would look like another window: it waits for the save's version.
    event.preventDefault();
    state.posting = { submitter: event.submitter };
  });
  addEventListener('pageshow', (event) => { if (event.persisted) state.stopped = false; });
  addEventListener('online', () => { if (state.dirty) soon(0); });

  async function save() {
    if (state.busy || state.stopped || !state.dirty) return;
    Object.assign(state, { busy: true, dirty: false });
    say(line, 'saving');
    try {
      await settle(await send(form));
    } catch {
      again(navigator.onLine ? 'failed' : 'offline');
    } finally {
      state.busy = false;
      if (state.posting) post();
      else if (state.dirty && !state.stopped && state.tries === 0) soon(0);
    }
  }

  function post() {
    const { submitter } = state.posting;
    state.posting = undefined;
    form.requestSubmit(submitter);
  }

  async function settle(answer) {
    if (answer.ok) return saved(answer);
    if (answer.status === 409 || answer.status === 412) return conflict(await answer.json().catch(() => ({})));
    if (answer.status >= 500 || answer.status === 429) return again('failed');
    // Anything else will not heal by itself; the next change tries once more.
    say(line, 'failed', {}, true);
  }

  async function saved(answer) {
    const { version, savedAt } = await answer.json();
    state.tries = 0;
    form.dataset.version = version;
    const field = form.elements.namedItem('version');
    if (field) field.value = version;
    say(line, 'saved', { time: savedAt ?? now() });
  }

  function conflict({ version, differences = [] }) {
    state.stopped = true;
    const notice = form.querySelector('[data-conflict]');
    if (!notice) return;
    const keep = notice.querySelector('[name="overwrite"]');
    if (version) keep.value = version;
    tell(notice.querySelector('[data-differences]'), differences);
    notice.hidden = false;
    notice.scrollIntoView({ block: 'center' });
    notice.focus({ preventScroll: true });
  }

  function again(reason) {
    state.dirty = true;
    say(line, reason, {}, true);
    soon(retryMs[Math.min(state.tries, retryMs.length - 1)]);
    state.tries += 1;
  }
}

/** Both copies' answers, as text: they are people's, never markup. */
function tell(list, differences) {
  const rows = differences.map(({ label, mine, theirs }) => {
    const row = document.createElement('div');
    row.append(part('dt', label), answer(list.dataset.saidMine, mine), answer(list.dataset.saidTheirs, theirs));
    return row;
  });
  list.replaceChildren(...rows);
}

function answer(whose, text) {
  const shown = part('dd', '');
  shown.append(part('span', whose), ` ${text}`);
  return shown;
}

function part(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function send(form) {
  const answers = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
  return fetch(form.dataset.autosave, {
    method: 'PATCH',
    body: answers,
    headers: { 'if-match': `"${form.dataset.version}"`, accept: 'application/json' },
  });
}

function say(line, what, values = {}, trouble = false) {
  if (!line) return;
  const words = line.dataset[`said${what[0].toUpperCase()}${what.slice(1)}`] ?? '';
  line.querySelector('[role="status"]').textContent = words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  line.classList.toggle('trouble', trouble);
}

function now() {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
}
