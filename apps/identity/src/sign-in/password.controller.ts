import { Body, Controller, Get, Inject, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@motcua/auth/decorators';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { isActive } from '../accounts/account.schema.ts';
import type { Account } from '../accounts/account.schema.ts';
import { AccountStore } from '../accounts/account.store.ts';
import { isPassword } from '../accounts/passwords.ts';
import { Interactions } from './interactions.ts';
import type { Visit } from './interactions.ts';
import { ExpiredFilter, show } from './page-answers.ts';
import { passwordPage } from './pages.tsx';
import type { PasswordPage } from './pages.tsx';
import { SlowDown } from './slow-down.ts';
import { textIn } from './typed.ts';

@Public()
@ApiExcludeController()
@UseFilters(ExpiredFilter)
@Controller('id/sign-in/:uid')
export class PasswordController {
  constructor(
    private readonly interactions: Interactions,
    private readonly accounts: AccountStore,
    private readonly slowDown: SlowDown,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, passwordPage(await this.interactions.visit({ request, reply })));
  }

  @Post('password')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const visit = await this.interactions.visit({ request, reply });
    const login = textIn(body, 'login');
    const found = await this.slowDown.attempt({ login, ip: request.ip }, () => this.check(login, textIn(body, 'password')));
    const refused = refusalOf(found, visit);
    if (refused || found === null || found === 'busy') {
      this.logger.info({ refused }, 'sign-in refused');
      return show(reply, passwordPage(visit, { login, refused }), refused === 'busy' ? 429 : 422);
    }
    return this.interactions.finish({ request, reply }, found, 'password');
  }

  /** The same work for an account that is not there as for one that is. */
  private async check(login: string, password: string): Promise<Account | null> {
    const account = await this.accounts.findByLogin(login);
    const isRight = await isPassword(password, account?.passwordHash);
    return account && isRight && isActive(account) ? account : null;
  }
}

function refusalOf(found: Account | null | 'busy', visit: Visit): PasswordPage['refused'] {
  if (found === null) return 'wrong';
  if (found === 'busy') return 'busy';
  return visit.kind === 'any' || found.kind === visit.kind ? undefined : 'other-kind';
}
