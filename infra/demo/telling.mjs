import { messagesFor, readCatalogues } from '@motcua/ui/messages';
import { progressOn } from '../launcher/progress.mjs';

const catalogues = readCatalogues(new URL('./messages/', import.meta.url));

/**
 * Tells what is done, step by step, each with its time, in one language.
 * `step(key, work, params)` shows `work` under the message; its result, when an object, fills what the message leaves open.
 */
export function tellerOn(stream, lang) {
  const say = messagesFor(lang, catalogues);
  const progress = progressOn(stream);
  // What the work has not found out yet is left open; a count that is not there yet would be written as NaN.
  const open = (params) => new Proxy(params, { has: () => true, get: (known, name) => known[name] ?? '…' });
  const sayOpen = (key, params) => say(key, open(params)).replaceAll('NaN', '…');
  const step = (key, work, params = {}) =>
    progress.step(sayOpen(key, params), async (retitle) => {
      const result = await work();
      retitle(sayOpen(key, { ...params, ...(typeof result === 'object' ? result : {}) }));
      return result;
    });
  return {
    lang,
    say,
    step,
    line: (key, params) => progress.say(say(key, params)),
    /** What was off, as a sentence. */
    explain: (off) => sayOpen(`off.${off.key}`, off.params),
  };
}
