import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { randomUUID } from 'node:crypto';
import type { Person } from '@motcua/auth/sign-in';
import type { AttachedPapers } from '@motcua/contracts/form';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Procedure } from '@motcua/contracts/procedure';
import { readFormPost } from '@motcua/forms/read';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Drafts } from '../draft/drafts.client.ts';
import { refusalInWords } from '../draft/file-row.ts';
import { receiveFiles } from '../draft/upload.ts';
import type { Upload } from '../draft/upload.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { wordsIn } from '../messages.ts';
import { Dossiers } from './dossiers.client.ts';
import { onceScanned } from './scanned-files.ts';
import { supplementPage } from './supplement.page.tsx';
import type { SupplementView } from './supplement.page.tsx';

/** Answering a request for papers or answers. */
@Controller('ho-so/:id/bo-sung')
export class SupplementController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.viewOf(citizen, id);
    if (!mayAnswer(view)) return goTo(reply, `${addresses.dossier(id)}?tin=not-now`);
    await show(reply, supplementPage(visit, view));
  }

  @Post()
  async answer(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.viewOf(citizen, id);
    const received = await receiveFiles(request, { drafts: this.drafts, person: citizen, paperOf: (input) => paperNamed(view.procedure, input) });
    const upload = await onceScanned(received, (file) => this.drafts.file(citizen, file));
    const given = this.given(view, upload);
    const refused = refusedFiles(upload, view.procedure);
    const again = (problems: readonly FieldProblem[]) => show(reply, supplementPage(visit, { ...given, problems }), 422);
    if (refused.length > 0) return again(refused);
    try {
      const asked = view.dossier.supplements.at(-1)?.fields ?? [];
      const answers = Object.fromEntries(Object.entries(given.given).filter(([field]) => asked.includes(field)));
      await this.dossiers.move(citizen, id, { act: 'supplement', version: Number(upload.fields['version']), key: readIdempotencyKey(given.key), body: { answers, papers: given.kept } });
      await goTo(reply, `${addresses.dossier(id)}?tin=supplemented`);
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      if (error.code === 'answers-invalid') return again(error.errors);
      if (error.status === 409) return goTo(reply, `${addresses.dossier(id)}?tin=changed`);
      throw error;
    }
  }

  private async viewOf(citizen: Person, id: string): Promise<SupplementView> {
    const dossier = await this.dossiers.get(citizen, id);
    const procedure = this.catalogue.pinned(dossier.procedure.id, dossier.procedure.version);
    const area = this.catalogue.agency(dossier.status.agency.code)?.unitCode;
    return { dossier, procedure, area, form: this.catalogue.formOf(procedure), given: dossier.answers, kept: {}, names: {}, problems: [], key: randomUUID() };
  }

  /** The page as it was posted, so that a second try loses neither answers nor files. */
  private given(view: SupplementView, { fields, sent }: Upload): SupplementView {
    const asked = (view.dossier.supplements.at(-1)?.fields ?? []).flatMap((id) => view.form.fields.get(id) ?? []);
    const earlier = Object.entries(fields).flatMap(([name, value]) => (name.startsWith('kept.') ? [value].flat().map((one) => keptFile(name.slice('kept.'.length), one)) : []));
    const now = sent.flatMap((one) => ('file' in one ? [{ paper: one.input.slice('papers.'.length), id: one.file.id, name: one.file.name }] : []));
    const files = [...earlier, ...now].filter(({ id }) => z.uuid().safeParse(id).success);
    const byPaper = Map.groupBy(files, ({ paper }) => paper);
    const kept: AttachedPapers = Object.fromEntries([...byPaper].map(([paper, own]) => [paper, own.map(({ id }) => id)]));
    const names = Object.fromEntries(files.map(({ id, name }) => [id, name]));
    return { ...view, given: { ...view.given, ...readFormPost(asked, fields) }, kept, names, key: String(fields['key'] ?? view.key) };
  }
}

const mayAnswer = ({ dossier }: SupplementView) => dossier.actions.some(({ action, allowed }) => action === 'supplement' && allowed);

const paperNamed = ({ papers }: Procedure, input: string) => papers.find(({ id }) => input === `papers.${id}`);

function keptFile(paper: string, value: string): { paper: string; id: string; name: string } {
  const [id = '', ...name] = value.split(' ');
  return { paper, id, name: name.join(' ') };
}

function refusedFiles({ sent }: Upload, procedure: Procedure): FieldProblem[] {
  return sent.flatMap((one) => {
    const paper = paperNamed(procedure, one.input);
    if (!paper || !('refused' in one)) return [];
    const words = (lang: 'vi' | 'en') => `${one.name}: ${refusalInWords(one.refused, paper, { lang, t: wordsIn(lang) })}`;
    return [{ at: one.input, code: one.refused, message: { vi: words('vi'), en: words('en') } }];
  });
}
