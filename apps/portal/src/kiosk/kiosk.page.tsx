import { formatLookupNumber } from '@motcua/ui/format';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { kioskIn, onKiosk, type KioskVisit } from './kiosk-frame.tsx';
import { Entry, Keys, letterKeys, numberKeys } from './kiosk-keys.tsx';
import { SlipPicture } from './slip-picture.tsx';

export type { KioskVisit } from './kiosk-frame.tsx';

export interface CodeEntry {
  /** The keys of the whole code, which has letters, instead of those of the look-up number. */
  readonly letters: boolean;
  readonly typed?: string | undefined;
  readonly wrong?: 'missing' | 'misread' | undefined;
}

export function codePage(visit: KioskVisit, { letters, typed = '', wrong }: CodeEntry): string {
  const { t, lang } = visit;
  const error = wrong && t(`kiosk.code-${wrong}`);
  const entry = { id: 'ma', label: t(letters ? 'kiosk.code' : 'kiosk.number'), value: typed, error, kind: letters ? 'code' : 'number' } as const;
  const more = <LinkButton href={kioskIn(lang, !letters)}>{t(letters ? 'kiosk.by-number' : 'kiosk.by-code')}</LinkButton>;
  return onKiosk(visit, {
    state: typed ? 'used' : 'fresh',
    letters,
    spoken: [t('kiosk.begin'), error].filter(Boolean).join('. '),
    children: letters ? (
      <div class="kiosk-single">
        <div class="kiosk-head">
          <div><h1>{t('kiosk.begin-code')}</h1><p>{t('kiosk.begin-code-said')}</p></div>
          {more}
        </div>
        <Entry visit={visit} entry={entry} keys={<Keys visit={visit} keys={letterKeys} letters />} go={t('kiosk.go')}>
          <input type="hidden" name="nhap" value="chu" />
        </Entry>
      </div>
    ) : (
      <div class="kiosk-body">
        <div>
          <h1>{t('kiosk.begin')}</h1>
          <p class="below">{t('kiosk.begin-said')}</p>
          <SlipPicture label={t('kiosk.slip')} />
          <p class="below">{more}</p>
        </div>
        <Entry visit={visit} entry={entry} keys={<Keys visit={visit} keys={numberKeys} />} go={t('kiosk.go')} />
      </div>
    ),
  });
}

export interface DigitsEntry {
  readonly code: string;
  /** Wrong ones so far. */
  readonly tries: number;
  readonly wrong?: 'missing' | 'unknown' | undefined;
}

export function digitsPage(visit: KioskVisit, { code, tries, wrong }: DigitsEntry): string {
  const { t } = visit;
  const error = wrong && t(wrong === 'missing' ? 'lookup.digits-missing' : 'lookup.unknown');
  return onKiosk(visit, {
    state: 'used',
    spoken: [error, t('kiosk.digits'), t('kiosk.digits-said')].filter(Boolean).join('. '),
    children: (
      <div class="kiosk-body">
        <div>
          <p class="soft num">{t('kiosk.for', { code: /^\d+$/.test(code) ? formatLookupNumber(code) : code })}</p>
          <h1>{t('kiosk.digits')}</h1>
          <p class="below">{t('kiosk.digits-said')}</p>
          <p class="below"><LinkButton href={addresses.kiosk}>{t('kiosk.again')}</LinkButton></p>
        </div>
        <Entry visit={visit} entry={{ id: 'so4', label: t('kiosk.digits-label'), value: '', error, kind: 'digits' }} keys={<Keys visit={visit} keys={numberKeys} />} go={t('kiosk.look')}>
          <input type="hidden" name="ma" value={code} />
          <input type="hidden" name="sai" value={tries} />
        </Entry>
      </div>
    ),
  });
}

/** Too many wrong tries: of this citizen, who asks at the desk now, or from this place, where the look-up itself waits. */
export function restPage(visit: KioskVisit, { seconds, why }: { readonly seconds: number; readonly why: 'wrong' | 'many' }): string {
  const { t } = visit;
  return onKiosk(visit, {
    state: { rest: seconds },
    spoken: `${t(`kiosk.rest-${why}`)}. ${t('kiosk.rest-said')}`,
    children: (
      <div class="kiosk-single">
        <Notice tone="soon" title={t(`kiosk.rest-${why}`)}>
          <p>{t('kiosk.rest-said')}</p>
          <p>{t.rich('kiosk.rest-wait', { n: () => <strong class="num" data-rest-seconds>{seconds}</strong> })}</p>
        </Notice>
      </div>
    ),
  });
}

export function awayPage(visit: KioskVisit): string {
  const { t } = visit;
  return onKiosk(visit, {
    state: 'used',
    spoken: t('kiosk.away'),
    children: (
      <div class="kiosk-single">
        <Notice tone="soon" title={t('kiosk.away')}><p>{t('kiosk.away-said')}</p></Notice>
        <p><Button type="button" tone="primary" fill="wide" data={{ 'data-done': '' }}>{t('kiosk.again')}</Button></p>
      </div>
    ),
  });
}
