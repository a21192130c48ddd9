import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { uploadIn } from '../acts/result-upload.ts';
import { addresses } from '../addresses.ts';
import { DossierId } from '../dossier/id.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { attempt, openedIn, postedIn, text } from '../organisation/posted.ts';
import type { Refused } from '../organisation/posted.ts';
import { OneStop } from '../services/one-stop.ts';
import { passThrough } from '../services/pass-through.ts';
import { HandingClient } from './handing.client.ts';
import type { AtQuestion } from './handing.client.ts';
import { questionDone, questionPage } from './question.page.tsx';
import type { QuestionTyped } from './question.page.tsx';

const At = z.object({ id: DossierId, question: DossierId });
const Done = z.enum(questionDone).optional().catch(undefined);

/** Where an agency that was asked reads the question and answers it. */
@Controller('office/y-kien/:id/:question')
export class QuestionController {
  constructor(
    private readonly client: HandingClient,
    private readonly oneStop: OneStop,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async question(@VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(At)) at: z.output<typeof At>, @Query('da') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, await this.page({ visit, person, at }, { done: Done.parse(done) }));
  }

  @Get('tep/:paper')
  async paper(@Official() person: Person, @Param(parsedBy(At)) { id, question }: z.output<typeof At>, @Param('paper', parsedBy(DossierId)) paper: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, `consultations/${question}/papers/${paper}`));
  }

  @Post('nhan')
  @HttpCode(200)
  async acknowledge(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(At)) at: z.output<typeof At>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { key } = openedIn(postedIn(request));
    const refused = await attempt(async () => {
      await this.client.acknowledge(person, at, key);
      await goTo(reply, addresses.question(at.id, at.question, { da: 'acknowledged' }));
    });
    if (refused) await show(reply, await this.page({ visit, person, at }, { refused }), refused.status);
  }

  @Post('tra-loi')
  @HttpCode(200)
  async answer(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(At)) at: z.output<typeof At>, @Res() reply: FastifyReply): Promise<void> {
    const { fields, file, tooLarge } = await uploadIn(request);
    checkCsrf(request, fields['_csrf']);
    const answer = (fields['answer'] ?? '').normalize('NFC').trim();
    const typed = { answer };
    if (answer.length < 2 || tooLarge) return show(reply, await this.page({ visit, person, at }, { typed, wrong: tooLarge ? 'file' : 'answer' }), 422);
    const refused = await attempt(async () => {
      await this.client.answer(person, at, { key: fields['key'] ?? '', answer, file });
      await goTo(reply, addresses.question(at.id, at.question, { da: 'answered' }));
    });
    if (refused) await show(reply, await this.page({ visit, person, at }, { typed, refused }), refused.status);
  }

  @Post('tu-choi')
  @HttpCode(200)
  async decline(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Param(parsedBy(At)) at: z.output<typeof At>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const reason = text(posted, 'reason');
    if (reason.length < 10) return show(reply, await this.page({ visit, person, at }, { typed: { reason }, wrong: 'reason' }), 422);
    const refused = await attempt(async () => {
      await this.client.decline(person, at, { key: openedIn(posted).key, reason });
      await goTo(reply, addresses.question(at.id, at.question, { da: 'declined' }));
    });
    if (refused) await show(reply, await this.page({ visit, person, at }, { typed: { reason }, refused }), refused.status);
  }

  private async page({ visit, person, at }: { visit: Visit; person: Person; at: AtQuestion }, said: { done?: z.output<typeof Done>; typed?: QuestionTyped; wrong?: 'answer' | 'reason' | 'file'; refused?: Refused }): Promise<string> {
    const [asked, room] = await Promise.all([this.client.question(person, at), this.rooms.furnish(visit, person)]);
    return questionPage(room, { asked, typed: said.typed ?? {}, wrong: said.wrong, refused: said.refused, done: said.done });
  }
}
