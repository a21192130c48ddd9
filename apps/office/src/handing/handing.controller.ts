import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { DossierId } from '../dossier/id.ts';
import { Official } from '../frame/visit.ts';
import { openedIn, postedIn, text } from '../organisation/posted.ts';
import { OneStop } from '../services/one-stop.ts';
import { passThrough } from '../services/pass-through.ts';
import type { AlsoDone } from './also-done.ts';
import { HandingClient } from './handing.client.ts';

const Id = z.uuid();

/** What is sent from a dossier's page beside its acts. */
@Controller('office/ho-so/:id')
export class HandingController {
  constructor(
    private readonly client: HandingClient,
    private readonly oneStop: OneStop,
  ) {}

  @Post('hoan-tac')
  @HttpCode(200)
  async undo(@Req() request: FastifyRequest, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await goTo(reply, await this.done(id, 'undo', () => this.client.undo(person, id, openedIn(postedIn(request)))));
  }

  @Post('y-kien/:question/thu-hoi')
  @HttpCode(200)
  async recall(@Req() request: FastifyRequest, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Param('question', parsedBy(Id)) question: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await goTo(reply, await this.done(id, 'recall-question', () => this.client.recall(person, { id, question }, openedIn(postedIn(request)))));
  }

  @Get('y-kien/:question/tra-loi')
  async document(@Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Param('question', parsedBy(Id)) question: string, @Res() reply: FastifyReply): Promise<void> {
    await passThrough(reply, await this.oneStop.file(person, id, `consultations/${question}/document`));
  }

  @Post('ghi-chu')
  @HttpCode(200)
  async write(@Req() request: FastifyRequest, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const written = text(posted, 'text');
    if (written === '') return goTo(reply, `${addresses.dossier(id)}#notes`);
    await this.client.write(person, id, { key: openedIn(posted).key, text: written });
    await goTo(reply, `${addresses.dossier(id, { done: 'note' })}#notes`);
  }

  @Post('ghi-chu/:note/rut')
  @HttpCode(200)
  async retract(@Req() request: FastifyRequest, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Param('note', parsedBy(Id)) note: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.client.retract(person, id, note);
    await goTo(reply, `${addresses.dossier(id, { done: 'note-retracted' })}#notes`);
  }

  /** Where to go on. What could not be done any more is told on the dossier as it is now: the course says why. */
  private async done(id: string, what: AlsoDone, doIt: () => Promise<unknown>): Promise<string> {
    try {
      await doIt();
      return addresses.dossier(id, { done: what });
    } catch (error) {
      if (error instanceof ServiceRefused && (error.status === 409 || error.status === 403)) return `${addresses.dossier(id, { done: 'too-late' })}`;
      throw error;
    }
  }
}
