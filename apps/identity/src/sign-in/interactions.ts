import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import type { Lang } from '@motcua/ui/messages';
import type { Account } from '../accounts/account.schema.ts';
import { languageOf } from '../messages.ts';
import { PROVIDER } from '../provider/provider-token.ts';

export interface Exchange { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** One sign-in under way in one browser. */
export interface Visit {
  readonly uid: string;
  readonly lang: Lang;
  /** The kind of account that the application is for; `any` where it does not say, as in a program at the command line. */
  readonly kind: Account['kind'] | 'any';
  /** `/id/sign-in/<uid>`, and the query that keeps a language chosen here. */
  readonly path: string;
  readonly query: string;
}

export type Acr = 'password' | 'otp';

@Injectable()
export class Interactions {
  constructor(@Inject(PROVIDER) private readonly provider: Provider, @Inject(LOGGER) private readonly logger: Logger) {}

  /** @throws errors.SessionNotFound when it was too long ago, or belongs to another browser. */
  async visit({ request, reply }: Exchange): Promise<Visit> {
    const { uid, params } = await this.provider.interactionDetails(request.raw, reply.raw);
    const { uid: asked } = request.params as { uid: string };
    if (uid !== asked) throw new errors.SessionNotFound('another sign-in');
    const chosen = (request.query as { lang?: unknown }).lang;
    const client = await this.provider.Client.find(String(params['client_id']));
    return {
      uid,
      lang: languageOf(typeof chosen === 'string' ? chosen : undefined, params['ui_locales']),
      kind: kindOf(client?.['account_kind']),
      path: `/id/sign-in/${uid}`,
      query: typeof chosen === 'string' ? `?lang=${languageOf(chosen, undefined)}` : '',
    };
  }

  /** Signed in: back to where the application's request goes on. */
  async finish({ request, reply }: Exchange, account: Account, acr: Acr): Promise<void> {
    await this.leaveOtherAccount({ request, reply }, account._id);
    const login = { accountId: account._id, acr, amr: [acr === 'otp' ? 'otp' : 'pwd'] };
    const onward = await this.provider.interactionResult(request.raw, reply.raw, { login });
    this.logger.info({ sub: account._id, kind: account.kind, acr }, 'signed in');
    await reply.redirect(onward, 303);
  }

  /** Who signs in as somebody else leaves the first account; oidc-provider would want a page with a script for that. */
  private async leaveOtherAccount({ request, reply }: Exchange, accountId: string): Promise<void> {
    const interaction = await this.provider.interactionDetails(request.raw, reply.raw);
    const uid = interaction.session?.uid;
    const session = uid ? await this.provider.Session.findByUid(uid) : undefined;
    if (!session?.accountId || session.accountId === accountId) return;
    delete interaction.session;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
    await session.destroy();
  }
}

const kindOf = (said: unknown): Visit['kind'] => (said === 'official' || said === 'citizen' ? said : 'any');
