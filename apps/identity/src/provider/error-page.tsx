import { Notice } from '@motcua/ui/piece/notice';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { framed, pageHeaders } from '../frame.tsx';
import { languageOf, wordsIn } from '../messages.ts';

const languageIn = (ctx: KoaContextWithOIDC) => languageOf(typeof ctx.query['lang'] === 'string' ? ctx.query['lang'] : undefined, ctx.oidc.params?.['ui_locales']);

/** A sign-in that cannot go on: too old, or an application that asked for something wrong. The protocol's own words are for its developer. */
export const renderError: NonNullable<Configuration['renderError']> = (ctx, { error }) => {
  const t = wordsIn(languageIn(ctx));
  ctx.set(pageHeaders);
  ctx.body = framed({
    lang: t.lang,
    title: t('error.title'),
    children: (
      <div class="form-column">
        <h1>{t('error.title')}</h1>
        <Notice tone="bad" title={t('error.said')}><p>{t.rich('error.how', { home: (words) => <a href="/">{words}</a> })}</p></Notice>
        <p class="hint below">{t('error.code', { code: error })}</p>
      </div>
    ),
  });
};
