import { Channel, LetterGroup, type LetterPreferences } from '@motcua/contracts/notices-api';
import { Csrf } from '@motcua/pages/csrf';
import { Checkbox, CheckboxGroup, RadioGroup } from '@motcua/ui/form/choice';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../addresses.ts';
import { framed } from '../frame/frame.tsx';
import type { Visit } from '../frame/visit.ts';

export interface LettersShown {
  readonly preferences: LetterPreferences;
  readonly saved: boolean;
  /** Whether the city sends short messages. */
  readonly offersSms: boolean;
  /** From a letter, without signing in. */
  readonly token?: string;
}

/** Which letters a citizen wants, by each channel that there is, and in which language. Those that the law asks for stand there too, and why. */
export function lettersPage(visit: Visit, { preferences, saved, offersSms, token }: LettersShown): string {
  const { t } = visit;
  return framed(visit, {
    title: t('letters.title'),
    crumbs: [{ href: addresses.home, label: t('crumb.home') }, ...(token ? [] : [{ href: addresses.dossiers, label: t('dossiers.title') }])],
    children: (
      <div class="prose">
        {saved && <Notice tone="ok" live><p>{t('letters.saved')}</p></Notice>}
        <h1>{t('letters.title')}</h1>
        <p>{t('letters.lead')}</p>
        <Notice title={t('letters.required')}><p>{t('letters.required-why')}</p></Notice>
        <form method="post" action={token ? addresses.letterLink : addresses.letters} class="stack">
          <Csrf visit={visit} />
          {token && <input type="hidden" name="ma" value={token} />}
          {Channel.options.map((channel) => <Groups visit={visit} channel={channel} preferences={preferences} />)}
          <ShortMessages visit={visit} offered={offersSms} chosen={preferences.sms === true} />
          <RadioGroup
            id="language" name="ngon-ngu" label={t('letters.language')} hint={t('letters.language-hint')} value={preferences.language ?? ''}
            options={[{ value: '', label: t('letters.language.form') }, { value: 'vi', label: 'Tiếng Việt' }, { value: 'en', label: 'English' }]}
          />
          {token && <p class="soft">{t('letters.once')}</p>}
          <p><Button tone="primary">{t('letters.save')}</Button></p>
        </form>
      </div>
    ),
  });
}

function Groups({ visit: { t }, channel, preferences: { off } }: { readonly visit: Visit; readonly channel: Channel; readonly preferences: LetterPreferences }) {
  const wanted = LetterGroup.options.filter((group) => !off.some((each) => each.group === group && each.channel === channel));
  const options = LetterGroup.options.map((value) => ({ value, label: t(`letters.${value}`), hint: t(`letters.${value}-hint`) }));
  return <CheckboxGroup id={`by-${channel}`} name={channel} label={t(`letters.by-${channel}`)} options={options} values={wanted} optional />;
}

/** Asked for, never sent unasked: they come to a number that anybody may have written into a form. Where none are sent a choice made earlier stays. */
function ShortMessages({ visit: { t }, offered, chosen }: { readonly visit: Visit; readonly offered: boolean; readonly chosen: boolean }) {
  if (!offered) return chosen ? <input type="hidden" name="tin-nhan" value="co" /> : null;
  return <Checkbox id="sms" name="tin-nhan" value="co" label={t('letters.sms')} hint={t('letters.sms-hint')} checked={chosen} />;
}

/** A link that is used up, too old or not ours: nothing is said about whose it was. */
export function letterLinkOverPage(visit: Visit): string {
  const { t } = visit;
  return framed(visit, {
    title: t('letters.over'),
    again: addresses.home,
    children: (
      <div class="prose">
        <h1>{t('letters.over')}</h1>
        <p>{t('letters.over-why')}</p>
        <p><LinkButton tone="primary" href={addresses.letters}>{t('letters.sign-in')}</LinkButton></p>
      </div>
    ),
  });
}

export function letterLinkDonePage(visit: Visit): string {
  const { t } = visit;
  return framed(visit, {
    title: t('letters.saved'),
    again: addresses.home,
    children: (
      <div class="prose">
        <h1>{t('letters.saved')}</h1>
        <p>{t('letters.done-why')}</p>
        <p><LinkButton href={addresses.home}>{t('crumb.home')}</LinkButton></p>
      </div>
    ),
  });
}
