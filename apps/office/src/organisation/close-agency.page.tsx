import type { Agency } from '@motcua/contracts/agency';
import { Csrf } from '@motcua/pages/csrf';
import { Select, TextArea } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { OfficeVisit } from '../frame/visit.ts';
import { FormHead, Hidden } from './form-head.tsx';
import type { Opened } from './organisation.client.ts';
import { wrongAt } from './posted.ts';
import type { Refused } from './posted.ts';
import { sayIn } from './words.ts';

export interface CloseProps {
  readonly agency: Agency;
  readonly others: readonly Agency[];
  readonly typed: { readonly successor: string; readonly vi: string; readonly en: string };
  readonly opened: Opened;
  readonly refused?: Refused | undefined;
}

/** What closing means, why, and who takes over. */
export function closeAgencyPage(visit: OfficeVisit, { agency, others, typed, opened, refused }: CloseProps): string {
  const { lang } = visit;
  const t = sayIn(lang);
  return framed(visit, {
    title: t('close.title'),
    current: 'organisation',
    hasErrors: refused !== undefined,
    again: addresses.closeAgency(agency.code),
    back: { href: addresses.agency(agency.code), label: agency.name[lang] },
    children: (
      <div class="form-column">
        <FormHead visit={visit} title={t('close.title')} refused={refused} targetOf={(at) => (at === 'reason' ? 'reason-vi' : at)} />
        <p>{t('close.said', { agency: agency.name[lang] })}</p>
        <form method="post" action={addresses.closeAgency(agency.code)} novalidate>
          <Csrf visit={visit} /><Hidden opened={opened} />
          <TextArea id="reason-vi" label={t('close.reason-vi')} rows={2} value={typed.vi} error={wrongAt(refused, lang, 'reason')} maxLength={500} />
          <TextArea id="reason-en" label={t('close.reason-en')} rows={2} value={typed.en} maxLength={500} />
          <Select id="successor" optional width="full" label={t('close.successor')} hint={t('close.successor-hint')} empty={t('close.no-successor')} value={typed.successor} error={wrongAt(refused, lang, 'successor')} options={others.map(({ code, name }) => ({ value: code, label: `${name[lang]} (${code})` }))} />
          <p class="row form-actions"><Button tone="primary" once>{t('close.do')}</Button><LinkButton tone="quiet" href={addresses.agency(agency.code)}>{t('cancel')}</LinkButton></p>
        </form>
      </div>
    ),
  });
}
