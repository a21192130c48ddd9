import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { fileWords, isFileWord } from '@motcua/files/file-words';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uploadIn } from '../acts/result-upload.ts';
import { addresses } from '../addresses.ts';
import { DossierId } from '../dossier/id.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Counter } from './counter.client.ts';
import { ReceptionDesk } from './reception-desk.ts';
import { scansPage } from './scans.page.tsx';
import { counterWords } from './words.ts';

/** Scans of the papers of a draft. */
@Controller('office/quay/ho-so/:id/quet')
export class ScansController {
  constructor(
    private readonly counter: Counter,
    private readonly desk: ReceptionDesk,
  ) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.showScans({ visit, person, id, reply });
  }

  @Post(':paper')
  @HttpCode(200)
  async add(@Req() request: FastifyRequest<{ Params: { paper: string } }>, @VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { fields, file, tooLarge } = await uploadIn(request);
    checkCsrf(request, fields['_csrf']);
    const { paper } = request.params;
    const say = counterWords(visit.lang);
    const at = { visit, person, id, reply };
    if (tooLarge || !file) return this.showScans(at, { paper, message: tooLarge ? fileWords('attachment-too-large')[visit.lang] : say('wrong.file') });
    try {
      const { id: scan } = await this.counter.attach(person, file);
      const draft = await this.counter.draft(person, id);
      await this.counter.change(person, id, draft.version, { papers: { [paper]: [...(draft.papers[paper] ?? []), scan] } });
      await goTo(reply, addresses.counterScans(id));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.status === 401 || error.status === 404) throw error;
      await this.showScans(at, { paper, message: isFileWord(error.code) ? fileWords(error.code)[visit.lang] : say('wrong.scan') });
    }
  }

  private async showScans({ visit, person, id, reply }: { visit: Visit; person: Person; id: string; reply: FastifyReply }, wrong?: { paper: string; message: string }): Promise<void> {
    const [open, room] = await Promise.all([this.counter.draft(person, id).then((draft) => this.desk.opened(draft)), this.desk.furnish(visit, person)]);
    await show(reply, scansPage(room, { draft: open.draft, papers: open.procedure.papers, wrong }), wrong ? 422 : 200);
  }
}
