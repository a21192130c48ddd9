import { DigestHour, NoticeKind, type NoticePreferences } from '@motcua/contracts/notices-api';
import { Csrf } from '@motcua/pages/csrf';
import { CheckboxGroup, RadioGroup } from '@motcua/ui/form/choice';
import { Button } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { Section } from '@motcua/ui/piece/card';
import { addresses } from '../addresses.ts';
import type { OfficeVisit } from '../frame/visit.ts';

const none = 'khong';

/** What an official wants by mail. The bell shows everything, whatever is chosen here. */
export function Wishes({ visit, wishes, saved }: { readonly visit: OfficeVisit; readonly wishes: NoticePreferences | undefined; readonly saved: boolean }) {
  const { t } = visit;
  return (
    <Section id="wishes" title={t('wishes.title')}>
      {saved && <Notice tone="ok" live><p>{t('wishes.saved')}</p></Notice>}
      {wishes ? <Choices visit={visit} wishes={wishes} /> : <p class="soft">{t('wishes.away')}</p>}
    </Section>
  );
}

function Choices({ visit, wishes: { digest, hour, silent, language } }: { readonly visit: OfficeVisit; readonly wishes: NoticePreferences }) {
  const { t } = visit;
  const hours = [...DigestHour.options.map((value) => ({ value, label: value === 'opening' ? t('wishes.opening') : t('wishes.at', { hour: value }) })), { value: none, label: t('wishes.no-digest') }];
  return (
    <form method="post" action={addresses.wishes} class="stack">
      <Csrf visit={visit} />
      <RadioGroup id="digest" name="ban-tin" label={t('wishes.digest')} hint={t('wishes.digest-hint')} options={hours} value={digest ? hour : none} />
      <CheckboxGroup id="at-once" name="bao-ngay" label={t('wishes.at-once')} hint={t('wishes.at-once-hint')} optional options={NoticeKind.options.map((value) => ({ value, label: t(`notices.${value}`) }))} values={NoticeKind.options.filter((kind) => !silent.includes(kind))} />
      <RadioGroup id="language" name="ngon-ngu" label={t('wishes.language')} options={[{ value: 'vi', label: 'Tiếng Việt' }, { value: 'en', label: 'English' }]} value={language} />
      <p><Button tone="primary">{t('wishes.save')}</Button></p>
    </form>
  );
}

/** What is not ticked is silent. */
export function wishesIn(posted: Record<string, unknown>): NoticePreferences {
  const ticked = new Set([posted['bao-ngay'] ?? []].flat());
  const hour = DigestHour.safeParse(posted['ban-tin']).data;
  return { digest: hour !== undefined, hour: hour ?? 'opening', silent: NoticeKind.options.filter((kind) => !ticked.has(kind)), language: posted['ngon-ngu'] === 'en' ? 'en' : 'vi' };
}
