import { formatDate } from '@motcua/ui/format';
import { Button } from '@motcua/ui/piece/button';
import { wordsIn } from '../messages.ts';
import type { ActProps } from './act-form.tsx';
import { one, several, untilOf } from './typed.ts';
import type { Act } from './acts.ts';
import { fieldsOf, papersOf } from './supplement-fields.tsx';

/** What the citizen gets: in their language, whatever the official's is. */
export function LetterPreview(props: ActProps) {
  const { visit: { t }, page: { preview } } = props;
  return (
    <div>
      <p class="soft small">{t('letter.title')} {howItReaches(props)}</p>
      {preview && <Letter {...props} />}
      <p><Button name="preview" value="true">{t(preview ? 'letter.again' : 'letter.show')}</Button></p>
    </div>
  );
}

function howItReaches({ visit: { t }, view: { contact, status } }: ActProps): string {
  if (status.confidential) return t('letter.confidential');
  return contact.email ? t('letter.by-mail', { address: contact.email }) : t('letter.by-page');
}

function Letter(props: ActProps) {
  const { view: { contact, status }, page: { act } } = props;
  const say = wordsIn(contact.language);
  const kind = kinds[act] ?? 'supplement';
  const { written, until } = writtenIn(props, kind);
  return (
    <div class="message" lang={contact.language} id="letter" role="status">
      <p><strong>{say(`letter.${kind}.subject`, { reference: status.reference })}</strong></p>
      <p>{say('letter.dear', { name: contact.name })}</p>
      <p>{say(`letter.${kind}.said`)}</p>
      {kind === 'supplement' && <AskedFor {...props} />}
      <p>{written || '…'}</p>
      {kind === 'apology' && until && <p>{say('letter.apology.until', { until: formatDate(until) })}</p>}
    </div>
  );
}

/** What was typed; of a letter that waits for a leader, what was drafted. */
function writtenIn({ view: { term }, page: { act, typed } }: ActProps, kind: 'refuse' | 'apology' | 'supplement'): { written: string; until: string | undefined } {
  const waiting = act === 'approve-apology' ? term?.apologies.find(({ state }) => state === 'pending') : undefined;
  return waiting ? { written: waiting.reason, until: waiting.until } : { written: one(typed, kind === 'supplement' ? 'message' : 'reason'), until: untilOf(typed) };
}

const kinds: Readonly<Partial<Record<Act, 'refuse' | 'apology'>>> = { refuse: 'refuse', 'draft-apology': 'apology', 'approve-apology': 'apology' };

function AskedFor({ view: { contact: { language } }, page: { typed }, procedure }: ActProps) {
  const say = wordsIn(language);
  const asked = procedure ? [...named(papersOf(procedure, language), several(typed, 'papers')), ...named(fieldsOf(procedure, language), several(typed, 'fields'))] : [];
  const until = untilOf(typed);
  return (
    <>
      {asked.length > 0 && <ul>{asked.map((label) => <li>{label}</li>)}</ul>}
      {until && <p>{say('letter.supplement.until', { until: formatDate(until) })}</p>}
    </>
  );
}

const named = (options: readonly { value: string; label: string }[], chosen: readonly string[]) => options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
