import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import type { TextFieldProps } from '@motcua/ui/form/field';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Well } from '@motcua/ui/piece/card';
import { Notice } from '@motcua/ui/piece/notice';
import type { ComponentChildren } from 'preact';
import { framed } from '../frame.tsx';
import { wordsIn } from '../messages.ts';
import type { MessageKey } from '../messages.ts';
import type { Visit } from './interactions.ts';
import { codeMinutes } from './one-time-codes.ts';
import type { ProfileField, RegisterField, Typed } from './typed.ts';

type Problems = Readonly<Partial<Record<string, string>>>;

interface StepProps { readonly visit: Visit; readonly title: MessageKey; readonly problems?: Problems; readonly back?: boolean; readonly beside?: ComponentChildren; readonly children: ComponentChildren }

/** Summary, heading, form: the same for every step. */
function step({ visit, title, problems = {}, back, beside, children }: StepProps): string {
  const t = wordsIn(visit.lang);
  const summary = Object.entries(problems).flatMap(([target, message]) => (message ? [{ target, message }] : []));
  return framed({
    lang: visit.lang,
    title: t(title),
    hasErrors: summary.length > 0,
    back: back ? { href: `${visit.path}${visit.query}` } : undefined,
    children: (
      <div class="columns">
        <div class="form-column">
          <ErrorSummary problems={summary} />
          <h1>{t(title)}</h1>
          {children}
        </div>
        {beside}
      </div>
    ),
  });
}

const action = ({ path, query }: Visit, to: string) => `${path}/${to}${query}`;

export interface PasswordPage { readonly login?: string; readonly refused?: 'wrong' | 'busy' | 'other-kind' | undefined }

export function passwordPage(visit: Visit, { login = '', refused }: PasswordPage = {}): string {
  const t = wordsIn(visit.lang);
  return step({
    visit,
    title: visit.kind === 'official' ? 'sign-in.title-office' : 'sign-in.title',
    problems: refused === 'wrong' ? { login: t('sign-in.wrong') } : {},
    beside: visit.kind !== 'official' ? <OtherWays visit={visit} /> : null,
    children: (
      <>
        {refused && refused !== 'wrong' && <Notice tone="bad" live><p>{t(`sign-in.${refused}`)}</p></Notice>}
        <form method="post" action={action(visit, 'password')}>
          <TextField id="login" label={t(visit.kind === 'official' ? 'field.username' : 'field.login')} value={login} autocomplete="username" error={refused === 'wrong' ? t('sign-in.wrong') : undefined} />
          <TextField id="password" label={t('field.password')} type="password" autocomplete="current-password" />
          <p class="form-actions"><Button tone="primary" once>{t('sign-in.do')}</Button></p>
        </form>
      </>
    ),
  });
}

function OtherWays({ visit }: { readonly visit: Visit }) {
  const t = wordsIn(visit.lang);
  return (
    <aside>
      <Well id="other-ways" title={t('sign-in.other-ways')}>
        <p class="below">{t('sign-in.by-email-said')}</p>
        <p class="below row">
          <LinkButton href={action(visit, 'email')}>{t('sign-in.by-email')}</LinkButton>
          <LinkButton href={action(visit, 'register')} tone="quiet">{t('sign-in.register')}</LinkButton>
        </p>
      </Well>
    </aside>
  );
}

/** Why no code went out; stands at the address or, when it is nobody's fault, over the form. */
export type NotSent = 'too-soon' | 'too-many' | 'away' | undefined;

const withSending = (problems: Problems, notSent: NotSent, t: ReturnType<typeof wordsIn>): Problems =>
  notSent === 'too-soon' || notSent === 'too-many' ? { ...problems, email: t(`code.${notSent}`) } : problems;

function Away({ visit, notSent }: { readonly visit: Visit; readonly notSent: NotSent }) {
  return notSent === 'away' ? <Notice tone="bad" live><p>{wordsIn(visit.lang)('code.away')}</p></Notice> : null;
}

const looks: Record<Exclude<RegisterField, 'password'>, Partial<TextFieldProps>> = {
  name: { autocomplete: 'name' },
  email: { type: 'email', inputMode: 'email', autocomplete: 'email' },
  phone: { type: 'tel', inputMode: 'tel', autocomplete: 'tel', width: 12 },
  'identity-number': { digits: true, width: 12 },
};

interface FieldOf { readonly visit: Visit; readonly field: Exclude<RegisterField, 'password'>; readonly typed: Typed<ProfileField> | Typed<RegisterField> | undefined; readonly problems: Problems; readonly optional?: boolean }

function ProfileInput({ visit, field, typed, problems, optional }: FieldOf) {
  const t = wordsIn(visit.lang);
  const hint = `hint.${field}`;
  const values: Readonly<Partial<Record<string, string>>> = typed?.values ?? {};
  return <TextField id={field} label={t(`field.${field}`)} hint={t.has(hint) ? t(hint) : undefined} value={values[field]} error={problems[field]} optional={optional} {...looks[field]} />;
}

export function emailPage(visit: Visit, typed?: Typed<ProfileField>, notSent?: NotSent): string {
  const t = wordsIn(visit.lang);
  const problems = withSending(typed?.problems ?? {}, notSent, t);
  return step({
    visit,
    title: 'email.title',
    problems,
    back: true,
    children: (
      <>
        <Away visit={visit} notSent={notSent} />
        <p class={notSent === 'away' ? 'below' : undefined}>{t('email.said', { minutes: codeMinutes })}</p>
        <form method="post" action={action(visit, 'email')} novalidate>
          {(['name', 'email', 'phone'] as const).map((field) => <ProfileInput visit={visit} field={field} typed={typed} problems={problems} optional={field === 'phone'} />)}
          <p class="form-actions"><Button tone="primary" once>{t('email.do')}</Button></p>
        </form>
      </>
    ),
  });
}

export function registerPage(visit: Visit, typed?: Typed<RegisterField>, notSent?: NotSent): string {
  const t = wordsIn(visit.lang);
  const problems = withSending(typed?.problems ?? {}, notSent, t);
  return step({
    visit,
    title: 'register.title',
    problems,
    back: true,
    children: (
      <>
        <Away visit={visit} notSent={notSent} />
        <p class={notSent === 'away' ? 'below' : undefined}>{t('register.said')}</p>
        <form method="post" action={action(visit, 'register')} novalidate>
          {(['name', 'email', 'phone', 'identity-number'] as const).map((field) => <ProfileInput visit={visit} field={field} typed={typed} problems={problems} />)}
          <TextField id="password" label={t('field.password')} hint={t('hint.password', { n: 8 })} type="password" autocomplete="new-password" error={problems['password']} />
          <p class="form-actions"><Button tone="primary" once>{t('email.do')}</Button></p>
        </form>
      </>
    ),
  });
}

export interface CodePage { readonly email: string; readonly wrong?: 'code' | 'over' | undefined; readonly sending?: NotSent | 'sent' }

export function codePage(visit: Visit, { email, wrong, sending }: CodePage): string {
  const t = wordsIn(visit.lang);
  const error = wrong && t(`code.wrong-${wrong}`);
  return step({
    visit,
    title: 'code.title',
    problems: error ? { code: error } : {},
    back: true,
    children: (
      <>
        {sending && <Notice tone={sending === 'sent' ? 'ok' : 'bad'} live><p>{t(sending === 'sent' ? 'code.sent-again' : `code.${sending}`)}</p></Notice>}
        <p class={sending ? 'below' : undefined}>{t.rich('code.said', { email: <b>{email}</b> as never, minutes: codeMinutes })}</p>
        <form method="post" action={action(visit, 'code')} novalidate>
          <TextField id="code" label={t('field.code')} digits width={12} maxLength={12} autocomplete="one-time-code" error={error} />
          <p class="form-actions"><Button tone="primary" once>{t('code.do')}</Button></p>
        </form>
        <form method="post" action={action(visit, 'code/again')}>
          <p class="row"><span class="hint">{t('code.none-came')}</span> <Button once>{t('code.again')}</Button></p>
        </form>
      </>
    ),
  });
}

/** The sign-in was too long ago, or began in another browser. */
export function expiredPage(lang: Visit['lang']): string {
  const t = wordsIn(lang);
  return framed({
    lang,
    title: t('expired.title'),
    children: (
      <div class="form-column">
        <h1>{t('expired.title')}</h1>
        <p>{t('expired.said')}</p>
        <p class="form-actions"><LinkButton href="/" tone="primary">{t('expired.do')}</LinkButton></p>
      </div>
    ),
  });
}
