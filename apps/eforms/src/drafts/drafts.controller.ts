import { CurrentActor } from '@motcua/auth/decorators';
import { Draft, DraftChange, DraftList, DraftProblems, NewDraft } from '@motcua/contracts/eforms-api';
import type { Actor } from '@motcua/domain/actor';
import { Api } from '@motcua/http/api';
import { IfMatch } from '@motcua/http/conditions';
import { parsedBy } from '@motcua/http/parsed-by';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { DraftPresenter } from './draft.presenter.ts';
import { DraftsService } from './drafts.service.ts';
import { NewDrafts } from './new-drafts.ts';

const Id = z.uuid();

@Controller('v1/drafts')
export class DraftsController {
  constructor(
    private readonly newDrafts: NewDrafts,
    private readonly drafts: DraftsService,
    private readonly presenter: DraftPresenter,
  ) {}

  @Post()
  @Api({ summary: 'Begin to fill in a form', body: NewDraft, answers: { 201: Draft } })
  async begin(@CurrentActor() actor: Actor, @Body(parsedBy(NewDraft)) wanted: NewDraft): Promise<Draft> {
    return this.presenter.present(await this.newDrafts.begin(actor, wanted));
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
