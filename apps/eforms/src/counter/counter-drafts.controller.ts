import { CurrentActor, Roles } from '@motcua/auth/decorators';
import { CounterDraft, CounterDraftChange, CounterDraftList, NewCounterDraft, SubmitAtCounter } from '@motcua/contracts/counter-api';
import { DraftProblems, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey, IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { DraftPresenter } from '../drafts/draft.presenter.ts';
import type { DraftDocument } from '../drafts/draft.schema.ts';
import { CounterDrafts } from './counter-drafts.service.ts';
import { CounterSubmissions } from './counter-submissions.service.ts';

const Id = z.uuid();

/** Reception of those who come in person: any receptionist of the agency goes on with any of its drafts. */
@Roles('receptionist')
@Controller('v1/counter-drafts')
export class CounterDraftsController {
  constructor(
    private readonly counter: CounterDrafts,
    private readonly submissions: CounterSubmissions,
    private readonly presenter: DraftPresenter,
  ) {}

  @Post()
  @Api({ summary: 'Begin a form for somebody at the counter', body: NewCounterDraft, headers: { 'Idempotency-Key': 'The same key begins one draft' }, answers: { 201: CounterDraft, 403: 'Confidential: handed in by the citizen alone' } })
  async begin(@CurrentActor() actor: Actor, @IdempotencyKey() key: string, @Body(parsedBy(NewCounterDraft)) wanted: z.output<typeof NewCounterDraft>): Promise<CounterDraft> {
    return this.present(await this.counter.begin(actor, key, wanted));
  }

  @Get()
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'Drafts of the own counter, the last saved first', answers: { 200: CounterDraftList } })
  async list(@CurrentActor() actor: Actor): Promise<CounterDraftList> {
    return CounterDraftList.parse({ drafts: await this.presenter.presentAll(await this.counter.ofDesk(actor)) });
  }

  @Get(':id')
  @Header('cache-control', 'private, no-store')
  @Api({ summary: 'A draft of the own counter', answers: { 200: CounterDraft } })
  async show(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<CounterDraft> {
    return this.present(await this.counter.get(actor, id));
  }

  @Patch(':id')
  @Api({ summary: 'Save answers, papers received, or what the applicant wishes', body: CounterDraftChange, headers: { 'If-Match': 'The version that was seen, e.g. "3"' }, answers: { 200: CounterDraft } })
  async change(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @IfMatch() seen: number, @Body(parsedBy(CounterDraftChange)) change: CounterDraftChange): Promise<CounterDraft> {
    return this.present(await this.counter.change(actor, id, seen, change));
  }

  @Delete(':id')
  @HttpCode(204)
  @Api({ summary: 'Discard a draft', answers: { 204: 'Discarded' } })
  async discard(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<void> {
    await this.counter.discard(actor, id);
  }

  @Get(':id/problems')
  @Api({ summary: 'What still stands between the draft and its submission', answers: { 200: DraftProblems } })
  async problems(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<DraftProblems> {
    return { problems: await this.counter.problems(actor, id) };
  }

  @Post(':id/submit')
  @Api({ summary: 'Make it a dossier of the applicant. A draft becomes one dossier, however often this is asked', body: SubmitAtCounter, headers: { 'Idempotency-Key': 'As everywhere; what counts is the draft' }, answers: { 201: SubmissionReceipt, 422: 'Answers or papers are missing or wrong' } })
  submit(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @IdempotencyKey() _key: string, @Body(parsedBy(SubmitAtCounter)) wanted: z.output<typeof SubmitAtCounter>): Promise<SubmissionReceipt> {
    return this.submissions.submit(actor, id, wanted);
  }

  private async present(draft: DraftDocument): Promise<CounterDraft> {
    return CounterDraft.parse(await this.presenter.present(draft));
  }
}
