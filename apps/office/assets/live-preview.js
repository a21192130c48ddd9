// Draws the page of the form anew while its definition is typed, by asking the server what the sheet would make of it; nothing is saved.
const form = document.querySelector('form[data-live-preview]');
const picture = document.getElementById('picture');
let waiting;
let asked = 0;

async function draw() {
  const mine = (asked += 1);
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { accept: 'text/html;part=preview' } }).catch(() => undefined);
  // A slower answer to an earlier question must not take the place of a later one.
  if (answer?.ok && mine === asked) picture.innerHTML = await answer.text();
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(draw, 400);
}

if (form && picture) {
  form.addEventListener('input', soon);
  form.addEventListener('motcua:changed', soon);
}
