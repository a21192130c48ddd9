// A page that tells how far something is: asked again while it goes on, and what it tells is put in the place of what it told.
const pause = 1000;

async function follow(part) {
  const address = part?.dataset.follow;
  if (!address) return;
  await new Promise((resolve) => setTimeout(resolve, pause));
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => undefined);
  // Away for a while: the next time it may answer.
  const now = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-followed]') : part;
  if (!now) return;
  if (now !== part) part.replaceWith(now);
  await follow(now);
}

void follow(document.querySelector('[data-follow]'));
