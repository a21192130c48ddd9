import { Body, Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@motcua/auth/decorators';
import { RequestProblem } from '@motcua/http/problem';
import { AccountStore } from '../accounts/account.store.ts';
import type { Profile } from '../accounts/account.store.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { wordsIn } from '../messages.ts';
import { Interactions } from './interactions.ts';
import type { Visit } from './interactions.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { ExpiredFilter, show } from './page-answers.ts';
import { codePage, emailPage, registerPage } from './pages.tsx';
import type { NotSent } from './pages.tsx';
import { hasProblems, readProfile, readRegistration, textIn } from './typed.ts';

const statusOf = { 'too-soon': 429, 'too-many': 429, away: 503 } as const;

/** Citizens who confirm an e-mail address with a one-time code: to sign in by it alone, or to register with a password. */
@Public()
@ApiExcludeController()
@UseFilters(ExpiredFilter)
@Controller('id/sign-in/:uid')
export class ConfirmationController {
  constructor(
    private readonly interactions: Interactions,
    private readonly codes: OneTimeCodes,
    private readonly accounts: AccountStore,
  ) {}

  @Get('email')
  async askAddress(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, emailPage(await this.citizen(request, reply)));
  }

  @Post('email')
  async takeAddress(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const visit = await this.citizen(request, reply);
    const typed = readProfile(body, wordsIn(visit.lang));
    if (hasProblems(typed)) return show(reply, emailPage(visit, typed), 422);
    const notSent = await this.send(request, visit, typed.values);
    return notSent ? show(reply, emailPage(visit, typed, notSent), statusOf[notSent]) : toCode(reply, visit);
  }

  @Get('register')
  async askRegistration(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, registerPage(await this.citizen(request, reply)));
  }

  @Post('register')
  async takeRegistration(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const visit = await this.citizen(request, reply);
    const typed = readRegistration(body, wordsIn(visit.lang));
    if (hasProblems(typed)) return show(reply, registerPage(visit, typed), 422);
    const { password, 'identity-number': identityNumber, ...profile } = typed.values;
    const notSent = await this.send(request, visit, { ...profile, identityNumber, passwordHash: await hashPassword(password) });
    return notSent ? show(reply, registerPage(visit, typed, notSent), statusOf[notSent]) : toCode(reply, visit);
  }

  @Get('code')
  async askCode(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.citizen(request, reply);
    const email = await this.codes.sentTo(visit.uid);
    return email ? show(reply, codePage(visit, { email })) : toStart(reply, visit);
  }

  @Post('code')
  async takeCode(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const visit = await this.citizen(request, reply);
    const email = await this.codes.sentTo(visit.uid);
    if (!email) return toStart(reply, visit);
    const answered = await this.codes.answer(visit.uid, textIn(body, 'code').replaceAll(/\D/g, ''));
    if ('wrong' in answered) return show(reply, codePage(visit, { email, wrong: answered.wrong }), 422);
    return this.interactions.finish({ request, reply }, await this.accounts.confirmCitizen(answered.profile), 'otp');
  }

  @Post('code/again')
  async sendAgain(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.citizen(request, reply);
    const sending = await this.codes.sendAgain(visit.uid, request.ip, visit.lang);
    const email = await this.codes.sentTo(visit.uid);
    if (!sending || !email) return toStart(reply, visit);
    return show(reply, codePage(visit, { email, sending }), sending === 'sent' ? 200 : statusOf[sending]);
  }

  private async citizen(request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
    const visit = await this.interactions.visit({ request, reply });
    if (visit.kind === 'official') throw new RequestProblem(404, 'not-found', { detail: 'Officials sign in with their password.' });
    return visit;
  }

  private async send(request: FastifyRequest, visit: Visit, profile: Profile): Promise<NotSent> {
    const sent = await this.codes.send({ interaction: visit.uid, profile, ip: request.ip, lang: visit.lang });
    return sent === 'sent' ? undefined : sent;
  }
}

const toCode = async (reply: FastifyReply, { path, query }: Visit) => void (await reply.redirect(`${path}/code${query}`, 303));
const toStart = async (reply: FastifyReply, { path, query }: Visit) => void (await reply.redirect(`${path}${query}`, 303));
