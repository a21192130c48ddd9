import type { ProcedureChanges } from '@motcua/contracts/catalogue-editing-api';
import { DateField } from '@motcua/ui/form/date-field';
import type { TypedDate } from '@motcua/ui/form/date-field';
import { Button } from '@motcua/ui/piece/button';
import { Facts } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../../addresses.ts';
import type { MessageKey } from '../../messages.ts';
import { draftFramed, Kept, nameOf } from './draft-frame.tsx';
import { blocking } from './draft-visit.ts';
import type { DraftVisit } from './draft-visit.ts';
import { ProblemList } from './problems.page.tsx';

export interface PublishProps {
  readonly desk: DraftVisit;
  readonly changes: ProcedureChanges;
  /** Made with the page: however often its button is pressed, there is one publication. */
  readonly oneTime: string;
  /** The first day that may be chosen. */
  readonly from: string | TypedDate;
  /** What stood in the way when it was tried. */
  readonly refused?: { readonly at: 'from' | 'page'; readonly message: MessageKey } | undefined;
}

/** The last look before a version is frozen: what is in the way, what it changes, and from when it counts. */
export function publishPage(props: PublishProps): string {
  const { desk, changes, refused } = props;
  const { visit: { t }, draft: { version, basedOn, id } } = desk;
  const inTheWay = blocking(desk.problems);
  return draftFramed(desk, {
    title: t('design.tab.publish'),
    tab: 'publish',
    again: addresses.draftPart(id, 'cong-bo'),
    hasErrors: refused?.at === 'from',
    children: (
      <div class="prose">
        <h1>{t('design.publish.title', { version })}</h1>
        {refused?.at === 'page' && <Notice tone="bad" live><p>{t(refused.message)}</p></Notice>}
        <Facts facts={[
          { label: t('design.publish.what'), value: nameOf(desk) },
          { label: t('design.publish.changes'), value: basedOn === undefined ? t('design.publish.first') : <a href={addresses.draftPart(id, 'thay-doi')}>{t('design.publish.count', { n: changes.changes.length, version: basedOn })}</a> },
        ]} />
        {inTheWay.length > 0 ? (
          <Notice tone="soon" title={t('design.problems.title', { n: inTheWay.length })}><p>{t('design.publish.blocked')}</p><ProblemList desk={desk} problems={inTheWay} /></Notice>
        ) : <PublishForm {...props} />}
      </div>
    ),
  });
}

function PublishForm({ desk, oneTime, from, refused }: PublishProps) {
  const { visit: { t }, draft: { id } } = desk;
  return (
    <form method="post" action={addresses.draftPart(id, 'cong-bo')} noValidate>
      <Kept {...desk} />
      <input type="hidden" name="key" value={oneTime} />
      <DateField id="from" label={t('design.publish.from')} hint={t('design.publish.from-hint')} value={from} error={refused?.at === 'from' ? t(refused.message) : undefined} />
      <p class="why">{t('design.publish.frozen')}</p>
      <p class="form-actions"><Button tone="primary" once>{t('design.publish.do')}</Button></p>
    </form>
  );
}
