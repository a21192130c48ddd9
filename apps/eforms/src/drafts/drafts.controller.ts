import { CurrentActor } from '@motcua/auth/decorators';
import { Draft, DraftChange, DraftList, DraftProblems, KeepDraft, NewDraft } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IdempotencyKey, IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { languageOf } from '../submissions/language.ts';
import { DraftPresenter } from './draft.presenter.ts';
import { DraftsService } from './drafts.service.ts';
import { NewDrafts } from './new-drafts.ts';
import { Resubmissions } from './resubmissions.ts';
import { Upgrades } from './upgrades.ts';

const Id = z.uuid();
/** Of a signed-in request. */
type Asked = { readonly authorization: string; readonly 'accept-language'?: string };

@Controller('v1/drafts')
export class DraftsController {
  constructor(
    private readonly newDrafts: NewDrafts,
    private readonly drafts: DraftsService,
    private readonly presenter: DraftPresenter,
    private readonly upgrades: Upgrades,
    private readonly resubmissions: Resubmissions,
  ) {}

  @Post()
  @Api({ summary: 'Begin to fill in a form, anew or from an own dossier that was refused', body: NewDraft, answers: { 201: Draft } })
  async begin(@CurrentActor() actor: Actor, @Headers() headers: Asked, @Body(parsedBy(NewDraft)) wanted: NewDraft): Promise<Draft> {
    const beginner = { actor, language: languageOf(headers['accept-language']), bearer: headers.authorization.replace(/^Bearer /i, '') };
    return this.presenter.present(await ('from' in wanted ? this.resubmissions.begin(beginner, wanted.from) : this.newDrafts.begin(beginner, wanted)));
  }

  @Get()
  @Api({ summary: 'Own drafts, newest first', answers: { 200: DraftList } })
  async list(@CurrentActor() actor: Actor): Promise<DraftList> {
    return { drafts: await this.presenter.presentAll(await this.drafts.ofOwner(actor)) };
  }

  @Get(':id')
  @Api({ summary: 'A draft', answers: { 200: Draft } })
  async show(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<Draft> {
    return this.presenter.present(await this.drafts.get(actor, id));
  }

  @Patch(':id')
  @Api({ summary: 'Save some answers or papers', body: DraftChange, headers: { 'If-Match': 'The version that was seen, e.g. "3"' }, answers: { 200: Draft } })
  async change(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @IfMatch() seen: number, @Body(parsedBy(DraftChange)) change: DraftChange): Promise<Draft> {
    return this.presenter.present(await this.drafts.change(actor, id, seen, change));
  }

  @Post(':id/upgrade')
  @HttpCode(200)
  @Api({ summary: 'Move a draft to the version of its form that is in force now', headers: { 'If-Match': 'The version that was seen, e.g. "3"', 'Idempotency-Key': 'The same key moves once' }, answers: { 200: Draft, 409: 'There is no newer version' } })
  async upgrade(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @IfMatch() seen: number, @IdempotencyKey() key: string): Promise<Draft> {
    return this.presenter.present(await this.upgrades.upgrade(actor, id, { seen, key }));
  }

  @Post(':id/keep')
  @HttpCode(200)
  @Api({ summary: 'Keep a draft for another 30 days, up to 180 days after it was last saved', body: KeepDraft, answers: { 200: Draft, 409: 'It is kept as long as drafts are' } })
  async keep(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string, @Body(parsedBy(KeepDraft)) { expiresAt }: KeepDraft): Promise<Draft> {
    return this.presenter.present(await this.drafts.keep(actor, id, expiresAt));
  }

  @Delete(':id')
  @HttpCode(204)
  @Api({ summary: 'Discard a draft', answers: { 204: 'Discarded' } })
  async discard(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<void> {
    await this.drafts.discard(actor, id);
  }

  @Get(':id/problems')
  @Api({ summary: 'What still stands between the draft and its submission', answers: { 200: DraftProblems } })
  async problems(@CurrentActor() actor: Actor, @Param('id', parsedBy(Id)) id: string): Promise<DraftProblems> {
    return { problems: await this.drafts.problems(actor, id) };
  }
}
