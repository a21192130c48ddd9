import { Csrf } from '@motcua/pages/csrf';
import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import { formatLookupNumber } from '@motcua/ui/format';
import { languages } from '@motcua/ui/messages';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Card, Section, Well } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { type Known, nextOf, scriptOf } from './script.ts';
import { type Key, sayIn } from './words.ts';

export interface CallForm {
  readonly code?: string;
  readonly wrong?: { readonly at: 'code' | 'digits'; readonly word: Key; readonly minutes?: number } | undefined;
}

/** What to ask the caller, and where the answers are typed. The digits never come back. */
export function callPage(visit: OfficeVisit, { code, wrong }: CallForm): string {
  const say = sayIn(visit.lang);
  const message = wrong && say(wrong.word, { minutes: wrong.minutes ?? 0 });
  const errorAt = (at: 'code' | 'digits') => (wrong?.at === at ? message : undefined);
  return framed(visit, {
    title: say('title'),
    again: addresses.calls,
    hasErrors: wrong !== undefined,
    current: 'calls',
    children: (
      <div class="form-column">
        {wrong && message && <ErrorSummary problems={[{ target: wrong.at, message }]} />}
        <h1>{say('title')}</h1>
        <p class="lead">{say('said')}</p>
        <div class="below">
          <Well id="check" title={say('check')}>
            <div class="stack">
              {languages.map((lang) => <p lang={lang}>“{sayIn(lang)('check.ask')}”</p>)}
              <p class="small">{say('check.never')}</p>
            </div>
          </Well>
        </div>
        <form class="section" method="post" action={addresses.calls} noValidate>
          <Csrf visit={visit} />
          <TextField id="code" label={say('code')} hint={say('code.hint')} value={code} error={errorAt('code')} autofocus />
          <TextField id="digits" label={say('digits')} hint={say('digits.hint')} type="password" digits width={4} maxLength={4} error={errorAt('digits')} />
          <p class="form-actions"><Button tone="primary" fill="stretch" icon="search">{say('do')}</Button></p>
        </form>
      </div>
    ),
  });
}

/** What is read aloud, and what is done next. */
export function answeredPage(visit: OfficeVisit, known: Known): string {
  const say = sayIn(visit.lang);
  const { reference, lookupNumber } = known.status;
  return framed(visit, {
    title: say('read'),
    again: addresses.calls,
    current: 'calls',
    children: (
      <div class="form-column">
        <p class="soft num">{say('names', { reference, lookup: formatLookupNumber(lookupNumber) })}</p>
        <h1>{say('read')}</h1>
        <div class="stack below">
          {languages.map((lang) => (
            <Card id={`script-${lang}`} title={say(`read.${lang}`)} lintel={lang === 'vi'}>
              <div class="stack" lang={lang}>{scriptOf(known, lang).map((sentence) => <p>{sentence}</p>)}</div>
            </Card>
          ))}
        </div>
        <Section id="next" title={say('then')}><p>{say(nextOf(known))}</p></Section>
        <p class="form-actions"><LinkButton tone="primary" fill="stretch" href={addresses.calls}>{say('next-call')}</LinkButton></p>
      </div>
    ),
  });
}
