import { Off } from './off.mjs';
import { reach } from './reach.mjs';

/** A browser without script, just enough for signing in: keeps cookies by path, follows redirects, posts forms as they stand on the page. */
export class Browser {
  #cookies = new Map();

  constructor(home) {
    this.home = new URL(home);
  }

  /** @returns { status, text, url }, or { leftFor } when it was sent to another site */
  open(path) {
    return this.#go(new URL(path, this.home), { method: 'GET' });
  }

  /** Fills in the form whose action ends with `action` and sends it. */
  send({ text = '', url }, action, fields) {
    const actions = [...text.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, target]) => target.replaceAll('&amp;', '&'));
    const target = actions.find((each) => each.split('?')[0].endsWith(action));
    if (!target) throw new Off('no-form', { path: url?.pathname ?? '', action });
    return this.#go(new URL(target, url), { method: 'POST', body: new URLSearchParams(fields) });
  }

  async #go(url, init, hops = 0) {
    if (url.origin !== this.home.origin) return { leftFor: url.href };
    if (hops > 12) throw new Off('redirects', { path: url.pathname });
    const answer = await reach(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie: this.#cookiesFor(url.pathname) } });
    this.#keep(answer.headers.getSetCookie(), url.pathname);
    const location = answer.headers.get('location');
    if (!location) return { status: answer.status, text: await answer.text(), url };
    await answer.body?.cancel();
    return this.#go(new URL(location, url), { method: 'GET' }, hops + 1);
  }

  #cookiesFor(path) {
    const fitting = [...this.#cookies.values()].filter((cookie) => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')));
    return fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  #keep(lines, at) {
    for (const line of lines) {
      const [pair, ...attributes] = line.split(';').map((part) => part.trim());
      const attribute = (key) => attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const path = attribute('path') ?? at.slice(0, at.lastIndexOf('/') + 1);
      const name = pair.slice(0, pair.indexOf('='));
      const over = attribute('max-age') === '0' || new Date(attribute('expires') ?? '2999-01-01') < new Date();
      if (over) this.#cookies.delete(`${name} ${path}`);
      else this.#cookies.set(`${name} ${path}`, { name, value: pair.slice(name.length + 1), path });
    }
  }
}
