import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Withdraw } from '@motcua/contracts/one-stop-api';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { readIdempotencyKey } from '@motcua/http/conditions';
import { ifThere, ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { dueIfReceived } from '../catalogue/promise.ts';
import { Drafts } from '../draft/drafts.client.ts';
import { Fees } from '../fees/fees.client.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { PORTAL_CONFIG } from '../portal.config.ts';
import type { PortalConfig } from '../portal.config.ts';
import { ratingIn } from '../rating/rating-post.ts';
import { dossierPage, said } from './dossier.page.tsx';
import type { Said } from './dossier.page.tsx';
import { Dossiers } from './dossiers.client.ts';
import type { Move } from './dossiers.client.ts';
import { dossiersPage } from './list.page.tsx';
import { submittedPage } from './submitted.page.tsx';

type MovePost = Readonly<Record<string, string | undefined>>;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined);

@Controller('ho-so')
export class DossiersController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
    private readonly fees: Fees,
    @Inject(PORTAL_CONFIG) private readonly config: PortalConfig,
  ) {}

  @Get()
  async list(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const [drafts, page] = await Promise.all([ifThere(this.drafts.mine(citizen)), ifThere(this.dossiers.mine(citizen, text(query['tiep'])))]);
    await show(reply, dossiersPage(visit, { drafts, rows: page?.rows, next: page?.next, discarded: query['da-bo'] === '1', now: this.catalogue.now() }));
  }

  /** To be kept: later it says how the dossier stands. */
  @Get(':id/da-nop')
  async submitted(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const [submission, dossier] = await Promise.all([this.dossiers.submission(citizen, id), ifThere(this.dossiers.get(citizen, id))]);
    const procedure = this.catalogue.pinned(submission.procedure.id, submission.procedure.version);
    const agency = this.catalogue.agency(submission.agency.code);
    const dueAt = agency && dueIfReceived(procedure.term, submission.answerDueAt, this.catalogue.calendarOf(agency));
    const lookupUrl = new URL(`${addresses.lookup}?${new URLSearchParams({ ma: submission.reference })}`, this.config.PUBLIC_URL).href;
    await show(reply, submittedPage(visit, { submission, procedure, status: dossier?.status, fees: dossier, dueAt, lookupUrl }));
  }

  @Get(':id')
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Query('tin') told: unknown, @Res() reply: FastifyReply): Promise<void> {
    const dossier = await ifThere(this.dossiers.get(citizen, id));
    // One-stop has not heard of it yet, or is away: what is known stands on the confirmation.
    if (!dossier) return this.submitted(visit, citizen, id, reply);
    const [fees, watch] = await Promise.all([dossier.fees && ifThere(this.fees.of(citizen, id)), this.dossiers.watch(id)]);
    await show(reply, dossierPage(visit, { dossier, fees, watch: watch?.token, calendar: watch?.calendar, procedure: this.procedureOf(dossier), said: said.find((one) => one === told) }));
  }

  /** A draft with all that stood in the refused dossier; the same one however often the button is pressed. */
  @Post(':id/nop-lai')
  async again(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    try {
      const draft = await this.drafts.beginAgain(citizen, id, visit.lang);
      await goTo(reply, addresses.draft(draft.id));
    } catch (error) {
      const gone = error instanceof ServiceRefused && (error.code === 'procedure-withdrawn' || error.code === 'procedure-unknown');
      if (gone) return goTo(reply, `${addresses.dossier(id)}?tin=no-more`);
      if (error instanceof ServiceRefused && error.status === 409) return goTo(reply, `${addresses.dossier(id)}?tin=not-now`);
      throw error;
    }
  }

  @Post(':id/rut')
  async withdraw(@Citizen() citizen: Person, @Param('id') id: string, @Body() post: MovePost, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const body = Withdraw.safeParse({ reason: post['reason'] }).data;
    await goTo(reply, `${addresses.dossier(id)}?tin=${body ? await this.move(citizen, id, { ...versionAndKey(post), act: 'withdraw', body }) : 'incomplete'}`);
  }

  @Post(':id/danh-gia')
  async rate(@Citizen() citizen: Person, @Param('id') id: string, @Body() post: MovePost, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const body = ratingIn(post);
    await goTo(reply, `${addresses.dossier(id)}?tin=${body ? await this.move(citizen, id, { ...versionAndKey(post), act: 'rate', body }) : 'incomplete'}`);
  }

  /** A refusal names what was wrong by id. */
  private procedureOf({ procedure, refusedParts, onPaper }: DossierView): Procedure | undefined {
    return (refusedParts ?? onPaper) && this.catalogue.pinned(procedure.id, procedure.version);
  }

  private async move(citizen: Person, id: string, move: Move): Promise<Said> {
    try {
      await this.dossiers.move(citizen, id, move);
      return move.act === 'rate' ? 'rated' : 'withdrawn';
    } catch (error) {
      if (error instanceof ServiceRefused && error.status === 409) return error.code === 'dossier-changed' ? 'changed' : 'not-now';
      throw error;
    }
  }
}

const versionAndKey = (post: MovePost) => ({ version: Number(post['version']) || 0, key: readIdempotencyKey(post['key']) });
