import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { framed, pageHeaders } from '../frame.tsx';
import { languageOf, wordsIn } from '../messages.ts';

/**
 * A browser arrives to sign out (RP-initiated logout). Our pages name the sign-in that they mean by its `sid`, which nobody else
 * knows, so it is done without asking again; a bare link from elsewhere is asked.
 */
export async function signOut(ctx: KoaContextWithOIDC, form: string): Promise<void> {
  const { client, session, params } = ctx.oidc;
  const hint = params?.['logout_hint'];
  if (typeof hint !== 'string' || !client || !session) return askFirst(ctx, form);
  // Somebody else has signed in since: what the application meant is over already, and they stay.
  if (session.sidFor(client.clientId) === hint) await endSession(ctx);
  const back = params?.['post_logout_redirect_uri'];
  ctx.status = 303;
  ctx.redirect(typeof back === 'string' ? back : '/');
}

async function endSession({ oidc, cookies }: KoaContextWithOIDC): Promise<void> {
  const { session, provider } = oidc;
  if (!session) return;
  for (const { grantId } of Object.values(session.authorizations ?? {})) if (grantId) await revokeGrant(provider, grantId);
  await session.destroy();
  cookies.set(provider.cookieName('session'), null, { path: '/id' });
}

async function revokeGrant(provider: Provider, grantId: string): Promise<void> {
  await provider.RefreshToken.revokeByGrantId(grantId);
  await provider.AuthorizationCode.revokeByGrantId(grantId);
  const grant = await provider.Grant.find(grantId);
  await grant?.destroy();
}

function askFirst(ctx: KoaContextWithOIDC, form: string): void {
  const t = wordsIn(languageOf(undefined, ctx.oidc.params?.['ui_locales']));
  // The form comes from oidc-provider with its own token inside; our button belongs to it by the form attribute.
  ctx.set(pageHeaders);
  ctx.body = framed({
    lang: t.lang,
    title: t('sign-out.title'),
    children: (
      <div class="form-column">
        <h1>{t('sign-out.title')}</h1>
        <p>{t('sign-out.said')}</p>
        <div dangerouslySetInnerHTML={{ __html: form }} />
        <p class="form-actions"><button class="btn primary" type="submit" form="op.logoutForm" name="logout" value="yes">{t('sign-out.do')}</button></p>
      </div>
    ),
  });
}

/** Signed out without an address to go back to. */
export function signedOut(ctx: KoaContextWithOIDC): void {
  ctx.status = 303;
  ctx.redirect('/');
}
