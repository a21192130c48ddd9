// A choice that only decides what the next one is asked of (district, then ward): fetches the same page for it and puts its part in place.
// Without script the form's own button does the same with a page of its own.
let newest = 0;
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-swap]');
  if (form) swap(form, event.target.id);
});
settle();

async function swap(form, focused) {
  const turn = (newest += 1);
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form));
  url.hash = '';
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // Someone who goes through the list by arrow keys chooses several times.
    if (turn !== newest) return;
    document.getElementById(form.dataset.swap).replaceWith(page.getElementById(form.dataset.swap));
    settle();
    document.getElementById(focused)?.focus();
  } catch {
    form.submit();
  }
}

function settle() {
  for (const part of document.querySelectorAll('form[data-swap] [data-without-script]')) part.hidden = true;
}
