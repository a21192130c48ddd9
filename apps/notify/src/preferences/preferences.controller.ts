import { CurrentActor, Public } from '@motcua/auth/decorators';
import { NotAllowed } from '@motcua/auth/errors';
import { AskedByLink, ChangedByLink, LetterPreferences, NoticePreferences } from '@motcua/contracts/notices-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { LetterLinks, linkInvalid } from './letter-links.ts';
import { PreferenceStore } from './preference.store.ts';

/** What people want to be written about. Asked for at each letter, so that a change counts from the next one on. */
@Controller('v1/notices')
export class PreferencesController {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly links: LetterLinks,
  ) {}

  @Get('letters')
  @Api({ summary: 'Which letters the citizen wants', answers: { 200: LetterPreferences } })
  letters(@CurrentActor() actor: Actor): Promise<LetterPreferences> {
    return this.preferences.letters(citizen(actor).id);
  }

  @Put('letters')
  @Api({ summary: 'Changes which letters the citizen wants; those that the law asks for come all the same', body: LetterPreferences, answers: { 200: LetterPreferences } })
  async changeLetters(@CurrentActor() actor: Actor, @Body(parsedBy(LetterPreferences)) wished: LetterPreferences): Promise<LetterPreferences> {
    await this.preferences.saveLetters(citizen(actor).id, wished);
    return wished;
  }

  @Post('letters/by-link')
  @Public()
  @HttpCode(200)
  @Api({ summary: 'The same by a link from a letter, without signing in', body: AskedByLink, answers: { 200: LetterPreferences, 410: 'Not one of ours, too old, or used already' } })
  async lettersByLink(@Body(parsedBy(AskedByLink)) { token }: z.output<typeof AskedByLink>): Promise<LetterPreferences> {
    const { holder, letter } = await this.links.read(token);
    if (await this.preferences.isUsed(letter)) throw linkInvalid();
    return this.preferences.letters(holder);
  }

  @Put('letters/by-link')
  @Public()
  @Api({ summary: 'Changes them by a link from a letter; each link once', body: ChangedByLink, answers: { 200: LetterPreferences, 410: 'Not one of ours, too old, or used already' } })
  async changeByLink(@Body(parsedBy(ChangedByLink)) { token, preferences }: z.output<typeof ChangedByLink>): Promise<LetterPreferences> {
    const { holder, letter, until } = await this.links.read(token);
    if (await this.preferences.isUsed(letter)) throw linkInvalid();
    await this.preferences.saveLetters(holder, preferences);
    await this.preferences.useLink(letter, until);
    return preferences;
  }

  @Get('office')
  @Api({ summary: 'What the official wants to be told by mail', answers: { 200: NoticePreferences } })
  notices(@CurrentActor() actor: Actor): Promise<NoticePreferences> {
    return this.preferences.notices(official(actor).id);
  }

  @Put('office')
  @Api({ summary: 'Changes what the official wants to be told by mail', body: NoticePreferences, answers: { 200: NoticePreferences } })
  async changeNotices(@CurrentActor() actor: Actor, @Body(parsedBy(NoticePreferences)) wished: NoticePreferences): Promise<NoticePreferences> {
    await this.preferences.saveNotices(official(actor).id, wished);
    return wished;
  }
}

function citizen(actor: Actor): Actor {
  if (actor.kind !== 'citizen') throw new NotAllowed('Only citizens get letters about their dossiers.');
  return actor;
}

export function official(actor: Actor): Actor {
  if (actor.kind !== 'official') throw new NotAllowed('Only officials get notices of the office.');
  return actor;
}
