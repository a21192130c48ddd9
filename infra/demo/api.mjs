import { Off } from './off.mjs';
import { reach } from './reach.mjs';

/** The API refused a request: RFC 9457 says why. */
export class Refused extends Off {
  constructor(method, path, status, problem) {
    const code = String(problem.type ?? '').split('/').at(-1);
    const places = (problem.errors ?? []).map(({ at, message }) => `${at}: ${message?.en ?? ''}`).join('; ');
    super('refused', { method, path, status, code: code || '?', detail: places || problem.detail || problem.title || '' });
    this.status = status;
    this.code = code;
  }
}

/**
 * The public API at the gateway, as one person or program uses it.
 * @param options.token access token; without one only what everybody may ask
 * @param options.lang  `accept-language`: the language in which a citizen is written to
 */
export function apiAt(publicUrl, { token, lang = 'vi' } = {}) {
  const always = { 'accept-language': lang, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const ask = async (method, path, { headers = {}, json, form, within = 30_000 } = {}) => {
    const body = json === undefined ? form : JSON.stringify(json);
    const sent = { ...always, ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
    const answer = await reach(`${publicUrl}/api/v1${path}`, { method, headers: sent, body, signal: AbortSignal.timeout(within) });
    if (answer.ok) return answer;
    throw new Refused(method, path, answer.status, await answer.json().catch(() => ({})));
  };
  const read = async (...request) => (await ask(...request)).json();
  return {
    ask,
    get: (path, options) => read('GET', path, options),
    post: (path, json, headers) => read('POST', path, { json, headers }),
    patch: (path, json, headers) => read('PATCH', path, { json, headers }),
    upload: (path, { name, type, content }, headers) => read('POST', path, { form: asForm(name, type, content), headers }),
    file: async (path) => Buffer.from(await (await ask('GET', path)).arrayBuffer()),
  };
}

function asForm(name, type, content) {
  const form = new FormData();
  form.set('file', new Blob([content], { type }), name);
  return form;
}
