import { ErrorSummary } from '@motcua/ui/form/error-summary';
import { TextField } from '@motcua/ui/form/field';
import type { Lang } from '@motcua/ui/messages';
import { Button, LinkButton } from '@motcua/ui/piece/button';
import { Notice } from '@motcua/ui/piece/notice';
import { framed } from '../frame.tsx';
import { wordsIn } from '../messages.ts';
import { shortestPassword } from '../sign-in/typed.ts';
import { passwordCodeMinutes } from './password-codes.ts';

interface Typed {
  readonly login?: string;
  readonly refused?: 'wrong' | 'busy' | 'short';
}

/** What is wrong stands at one field each: the code, which is what cannot be told apart from a wrong user name, or the password. */
export function setPasswordPage(lang: Lang, { login = '', refused }: Typed = {}): string {
  const t = wordsIn(lang);
  const code = refused === 'wrong' ? t('set-password.wrong') : undefined;
  const password = refused === 'short' ? t('problem.password-short', { n: shortestPassword }) : undefined;
  const problems = [...(code ? [{ target: 'code', message: code }] : []), ...(password ? [{ target: 'password', message: password }] : [])];
  return framed({
    lang,
    title: t('set-password.title'),
    hasErrors: problems.length > 0,
    children: (
      <div class="form-column">
        <ErrorSummary problems={problems} />
        <h1>{t('set-password.title')}</h1>
        <p>{t('set-password.said', { minutes: passwordCodeMinutes })}</p>
        {refused === 'busy' && <Notice tone="bad" live><p>{t('sign-in.busy')}</p></Notice>}
        <form method="post" action={`/id/password?lang=${lang}`} novalidate>
          <TextField id="login" label={t('field.username')} value={login} autocomplete="username" />
          <TextField id="code" label={t('field.letter-code')} digits width={12} maxLength={16} autocomplete="one-time-code" error={code} />
          <TextField id="password" label={t('field.new-password')} hint={t('hint.password', { n: shortestPassword })} type="password" autocomplete="new-password" error={password} />
          <p class="form-actions"><Button tone="primary" once>{t('set-password.do')}</Button></p>
        </form>
      </div>
    ),
  });
}

export function passwordSetPage(lang: Lang): string {
  const t = wordsIn(lang);
  return framed({
    lang,
    title: t('set-password.done-title'),
    children: (
      <div class="form-column">
        <h1>{t('set-password.done-title')}</h1>
        <p>{t('set-password.done')}</p>
        <p class="form-actions"><LinkButton href="/office" tone="primary">{t('set-password.go')}</LinkButton></p>
      </div>
    ),
  });
}
