import { CurrentActor } from '@motcua/auth/decorators';
import { NoticeList, ReadUpTo, Unread, type Notice } from '@motcua/contracts/notices-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { official } from '../preferences/preferences.controller.ts';
import type { NoticeDocument } from './notice.schema.ts';
import { NoticeStore } from './notice.store.ts';

/** An official's bell: what they were told, the newest first. */
@Controller('v1/notices')
export class NoticesController {
  constructor(private readonly notices: NoticeStore) {}

  @Get()
  @Api({ summary: 'What the official was told, newest first', answers: { 200: NoticeList } })
  async list(@CurrentActor() actor: Actor): Promise<NoticeList> {
    const { id } = official(actor);
    const [newest, unread] = await Promise.all([this.notices.newest(id), this.notices.unread(id)]);
    return { notices: newest.map(present), unread };
  }

  @Get('unread')
  @Api({ summary: 'How many of them are unread, up to a hundred', answers: { 200: Unread } })
  async unread(@CurrentActor() actor: Actor): Promise<Unread> {
    return { unread: await this.notices.unread(official(actor).id) };
  }

  @Post('read')
  @HttpCode(200)
  @Api({ summary: 'Marks everything told up to an instant as read; done again it changes nothing', body: ReadUpTo, answers: { 200: Unread } })
  async read(@CurrentActor() actor: Actor, @Body(parsedBy(ReadUpTo)) { at }: z.output<typeof ReadUpTo>): Promise<Unread> {
    const { id } = official(actor);
    await this.notices.readUpTo(id, new Date(at));
    return { unread: await this.notices.unread(id) };
  }
}

const present = ({ _id: id, kind, at, unread, dossier, rows }: NoticeDocument): Notice => ({
  ...{ id, kind, at: at.toISOString(), read: unread !== true },
  ...(dossier ? { dossier } : {}),
  ...(rows ? { rows } : {}),
});
