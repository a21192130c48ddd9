import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Channel, LetterGroup, LetterPreferences } from '@motcua/contracts/notices-api';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { PORTAL_CONFIG, type PortalConfig } from '../portal.config.ts';
import { Letters } from './letters.client.ts';
import { letterLinkDonePage, letterLinkOverPage, lettersPage } from './letters.page.tsx';

type Posted = Record<string, string | string[] | undefined>;

/** Letters, chosen by who is signed in, or by whoever holds a letter. */
@Controller()
export class LettersController {
  private readonly offersSms: boolean;

  constructor(private readonly letters: Letters, @Inject(PORTAL_CONFIG) { SMS_URL }: PortalConfig) {
    this.offersSms = SMS_URL !== undefined;
  }

  @Get('tai-khoan/thu-bao')
  async own(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Query('da-luu') saved: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, lettersPage(visit, { preferences: await this.letters.chosen(citizen), saved: saved === '1', offersSms: this.offersSms }));
  }

  @Post('tai-khoan/thu-bao')
  async choose(@Citizen() citizen: Person, @Body() posted: Posted | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.letters.choose(citizen, chosenIn(posted ?? {}));
    await goTo(reply, `${addresses.letters}?da-luu=1`);
  }

  @Get('thu-bao')
  async byLink(@VisitOf() visit: Visit, @Query('ma') given: unknown, @Res() reply: FastifyReply): Promise<void> {
    const token = typeof given === 'string' ? given : '';
    const preferences = await this.letters.chosenByLink(token).catch(undefinedIfOver);
    if (!preferences) return show(reply, letterLinkOverPage(visit), 410);
    await show(reply, lettersPage(visit, { preferences, saved: false, offersSms: this.offersSms, token }));
  }

  @Post('thu-bao')
  async chooseByLink(@VisitOf() visit: Visit, @Body() posted: Posted | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const token = posted?.['ma'];
    const done = await this.letters.chooseByLink(typeof token === 'string' ? token : '', chosenIn(posted ?? {})).then(() => true, undefinedIfOver);
    await show(reply, done ? letterLinkDonePage(visit) : letterLinkOverPage(visit), done ? 200 : 410);
  }
}

/** What is not ticked is switched off; short messages come only where they are ticked. */
function chosenIn(posted: Posted): LetterPreferences {
  const ticked = (channel: Channel) => new Set([posted[channel] ?? []].flat());
  const off = Channel.options.flatMap((channel) => LetterGroup.options.filter((group) => !ticked(channel).has(group)).map((group) => ({ group, channel })));
  const language = LetterPreferences.shape.language.safeParse(posted['ngon-ngu']).data;
  return { off, ...(language ? { language } : {}), ...(posted['tin-nhan'] === 'co' ? { sms: true } : {}) };
}

/** A link that cannot be read is as good as one that is over. */
function undefinedIfOver(error: unknown): undefined {
  if (error instanceof ServiceRefused && [400, 410, 422].includes(error.status)) return undefined;
  throw error;
}
