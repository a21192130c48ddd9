interface Cookie { readonly name: string; readonly value: string; readonly path: string }

export interface Shown {
  readonly status: number;
  /** Path and query of the page, after redirects. */
  readonly at: string;
  readonly text: string;
  readonly headers: Headers;
  /** Where the browser was sent on its way. */
  readonly trail: readonly string[];
}

/** A browser without script: keeps cookies by path, follows redirects, posts forms as they stand on the page. */
export class Browser {
  cookies: Cookie[] = [];

  constructor(private readonly home: string, private readonly answering: (path: string) => string) {}

  open(at: string): Promise<Shown> {
    return this.go(at, { method: 'GET' });
  }

  /** Fills in the form of the page whose action ends with `action` and sends it. */
  send(page: Shown, action: string, fields: Record<string, string>): Promise<Shown> {
    const target = [...page.text.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, url]) => url?.replaceAll('&amp;', '&') ?? '').find((url) => url.split('?')[0]?.endsWith(action));
    if (!target) throw new Error(`the page at ${page.at} has no form to ${action}`);
    return this.post(target, fields);
  }

  post(at: string, fields: Record<string, string>): Promise<Shown> {
    return this.go(at, { method: 'POST', body: new URLSearchParams(fields) });
  }

  private async go(at: string, init: RequestInit, trail: readonly string[] = []): Promise<Shown> {
    const url = new URL(at, this.home);
    if (url.origin !== this.home || trail.length > 12) return { status: 0, at, text: '', headers: new Headers(), trail };
    const answer = await fetch(new URL(url.pathname + url.search, this.answering(url.pathname)), { ...init, redirect: 'manual', headers: this.headersFor(url.pathname) });
    this.keepCookies(answer, url.pathname);
    const location = answer.headers.get('location');
    if (!location) return { status: answer.status, at: url.pathname + url.search, text: await answer.text(), headers: answer.headers, trail };
    await answer.body?.cancel();
    return this.go(new URL(location, url).href, { method: 'GET' }, [...trail, location]);
  }

  private headersFor(path: string): Record<string, string> {
    const sent = this.cookies.filter((cookie) => path === cookie.path || path.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`));
    return { accept: 'text/html,application/xhtml+xml', cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }

  private keepCookies(answer: Response, path: string): void {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const attribute = (key: string) => attributes.find((text) => text.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const cookie = { name, value: pair.slice(name.length + 1), path: attribute('path') ?? path.slice(0, path.lastIndexOf('/') + 1) };
      const isOver = attribute('max-age') === '0' || new Date(attribute('expires') ?? '2999-01-01').getTime() < Date.now();
      this.cookies = [...this.cookies.filter((other) => other.name !== name || other.path !== cookie.path), ...(isOver ? [] : [cookie])];
    }
  }
}
