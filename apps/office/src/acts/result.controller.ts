import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo } from '@motcua/pages/reply';
import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { DossierDesk } from '../dossier/dossier-desk.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import type { MessageKey } from '../messages.ts';
import { OneStop } from '../services/one-stop.ts';
import { uploadIn } from './result-upload.ts';
import { Sent } from './sent.ts';

const act = 'attach-result';

@Controller('office/ho-so/:id')
export class ResultController {
  constructor(
    private readonly oneStop: OneStop,
    private readonly desk: DossierDesk,
  ) {}

  @Post(act)
  @HttpCode(200)
  async attach(@Req() request: FastifyRequest, @Param('id', parsedBy(z.uuid())) id: string, @VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    const { fields, file, tooLarge } = await uploadIn(request);
    checkCsrf(request, fields['_csrf']);
    const { version, key } = Sent.parse(fields);
    const asking = { visit, person, id, reply };
    const wrong: MessageKey | undefined = tooLarge ? 'refusal.attachment-too-large' : file ? undefined : 'wrong.file';
    if (wrong || !file) return this.desk.show(asking, { act, typed: {}, opened: { version, key }, wrong: [{ field: 'file', target: 'file', message: wrong ?? 'wrong.file' }], status: 422 });
    return this.desk.attempt(asking, { act, typed: {} }, async () => {
      await this.oneStop.attachResult(person, { id, version, key }, file);
      await goTo(reply, addresses.dossier(id, { done: act }));
    });
  }
}
