import type { DossierView } from '@motcua/contracts/one-stop-api';
import { formatDate, formatDateTime } from '@motcua/ui/format';
import type { Lang, Params } from '@motcua/ui/messages';
import type { Visit } from '../frame/visit.ts';
import type { Say } from '../messages.ts';

type Rule = NonNullable<DossierView['trail']>[number];

/** How the due date came about: each rule that moved it, in the order in which they were applied. */
export function Trail({ visit: { t, lang }, view: { trail } }: { visit: Visit; view: DossierView }) {
  if (!trail || trail.length === 0) return null;
  return (
    <section class="below" id="trail" aria-labelledby="trail-title">
      <h2 id="trail-title">{t('trail.title')}</h2>
      <ol>{trail.map((rule) => <li>{ruleInWords(rule, t, lang)}</li>)}</ol>
    </section>
  );
}

export function ruleInWords({ rule, params }: Rule, t: Say, lang: Lang): string {
  const key = `trail.${rule}`;
  if (rule === 'term') return termInWords(params, t);
  return t.has(key) ? t(key, readable(params, t, lang)) : t('trail.other');
}

function termInWords({ amount = 0, unit, counting }: Rule['params'], t: Say): string {
  const key = `trail.term.${unit}`;
  const way = `trail.counting.${counting}`;
  const term = t.has(key) ? t(key, { n: amount }) : t('trail.other');
  // Every day counts in a term of calendar days; that says how already.
  return unit !== 'calendar-day' && t.has(way) ? `${term} ${t(way)}` : term;
}

const instants = new Set(['at', 'from', 'to']);
const days = new Set(['on', 'until', 'lastDay']);

/** Instants and days as people write them, names in the reader's language, reasons in words. */
function readable(params: Rule['params'], t: Say, lang: Lang): Params {
  const shown = Object.entries(params).map(([name, value]) => {
    if (instants.has(name)) return [name, formatDateTime(lang, String(value))];
    if (days.has(name)) return [name, formatDate(String(value))];
    if (name === 'reason') return [name, reasonInWords(String(value), t)];
    return [name, value];
  });
  return { name: params[lang] ?? '', ...Object.fromEntries(shown) };
}

function reasonInWords(reason: string, t: Say): string {
  const key = `trail.reason.${reason}`;
  return t.has(key) ? t(key) : t('trail.reason.other');
}
