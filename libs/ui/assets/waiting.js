// A page that waits for something that happens elsewhere: its part is fetched anew until the server says that it waits no more.
// Without script the page has a link that does the same.
const pause = 2_000;
setTimeout(look, pause);

async function look() {
  const part = document.querySelector('[data-waiting]');
  if (!part) return;
  const answer = await fetch(location.href.split('?')[0]).catch(() => undefined);
  if (answer?.ok) {
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id);
    // What has the focus stays: only what changed is put in place.
    if (next && next.outerHTML !== part.outerHTML) part.replaceWith(next);
  }
  setTimeout(look, pause);
}
