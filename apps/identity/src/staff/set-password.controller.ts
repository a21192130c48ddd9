import { Public } from '@motcua/auth/decorators';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.schema.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { languageOf } from '../messages.ts';
import { show } from '../sign-in/page-answers.ts';
import { SlowDown } from '../sign-in/slow-down.ts';
import { shortestPassword, textIn } from '../sign-in/typed.ts';
import { PasswordCodes } from './password-codes.ts';
import { passwordSetPage, setPasswordPage } from './set-password.page.tsx';
import { StaffGate } from './staff-gate.ts';
import { StaffStore } from './staff.store.ts';

/** Where an official enters the code from the letter and a password of their own. */
@Public()
@ApiExcludeController()
@Controller('id/password')
export class SetPasswordController {
  constructor(
    private readonly codes: PasswordCodes,
    private readonly staff: StaffStore,
    private readonly gate: StaffGate,
    private readonly slowDown: SlowDown,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, setPasswordPage(langOf(request)));
  }

  @Post()
  async set(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const lang = langOf(request);
    const [login, password] = [textIn(body, 'login'), textIn(body, 'password')];
    // Before the code is looked at: a password that is too short uses up no code.
    if (password.length < shortestPassword) return show(reply, setPasswordPage(lang, { login, refused: 'short' }), 422);
    const account = await this.slowDown.attempt({ login, ip: request.ip }, () => this.codes.answer(login, textIn(body, 'code').replaceAll(/\D/g, '')));
    if (account === null || account === 'busy') return show(reply, setPasswordPage(lang, { login, refused: account ?? 'wrong' }), account === 'busy' ? 429 : 422);
    await this.take(account, password);
    return show(reply, passwordSetPage(lang));
  }

  /** Whoever knew the old password is signed out with it. */
  private async take(account: Account, password: string): Promise<void> {
    await this.staff.setPassword(account._id, await hashPassword(password));
    await this.gate.endSessionsOf(account);
    this.logger.info({ staff: account._id }, 'a password was set by a code');
  }
}

const langOf = (request: FastifyRequest) => {
  const { lang } = request.query as { lang?: unknown };
  return languageOf(typeof lang === 'string' ? lang : undefined, request.headers['accept-language']);
};
