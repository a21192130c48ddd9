import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { DraftedProcedure } from '@motcua/contracts/catalogue-editing-api';
import { goTo, show } from '@motcua/pages/reply';
import { renderPart } from '@motcua/ui/page';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../../addresses.ts';
import { Catalogue } from '../../catalogue/catalogue.ts';
import { VisitOf } from '../../frame/visit.ts';
import type { Visit } from '../../frame/visit.ts';
import { Administrator } from '../administrator.ts';
import { placeNow } from '../draft/arrange.ts';
import { textAt } from '../content/content.ts';
import type { Content } from '../content/content.ts';
import { postedText } from './control.ts';
import type { Post as Posted } from './control.ts';
import { withSheet } from './control-post.ts';
import { authorOf, DraftKeeper, isChanged, publishedAs, wordsIn } from '../draft/draft-keeper.ts';
import { outlinePage } from '../draft/outline.page.tsx';
import { ProcedureDrafts } from '../draft/procedure-drafts.ts';
import { withRetyped } from './retyped.ts';
import { withRenamed } from './renamed.ts';
import { SectionPicture } from '../picture/section-picture.tsx';
import { sectionOf, sheetAbove, sheetAt } from './sheets.ts';
import type { Sheet } from './sheets.ts';
import { outlineAt } from './sheet-ways.tsx';
import { sheetPage } from './sheet.page.tsx';
import type { SheetProps } from './sheet.page.tsx';

type Place = { readonly id: string; readonly at: string };
interface Typed { readonly sheet: Sheet; readonly content: Content; readonly post: Posted }

/** One thing of a procedure at a time: its page, and what is saved from it. */
@Controller('office/ban-thao/:id/sua/:at')
export class SheetController {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly keeper: DraftKeeper,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async open(@VisitOf() visit: Visit, @Administrator() person: Person, @Param() { id, at }: Place, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const desk = await this.keeper.open(visit, person, id);
    const sheet = sheetAt(desk.draft.content, at);
    if (!sheet) return goTo(reply, addresses.draft(id));
    const add = typeof query['them'] === 'string' ? query['them'] : undefined;
    await show(reply, sheetPage({ desk, sheet, content: desk.draft.content, add, saved: query['luu'] === '1', ...this.around(visit) }));
  }

  @Post()
  @HttpCode(200)
  async save(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Administrator() person: Person, @Param() { id, at }: Place, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const post = (request.body ?? {}) as Posted;
    const draft = await this.drafts.get(person, id);
    const typed = typedOn(draft, at, post, visit);
    if (!typed) return this.showGone(reply, { visit, person, id, post });
    if (/;part=preview/.test(request.headers.accept ?? '')) return this.draw(visit, typed, reply);
    if (postedText(post, 'preview') !== '') return this.showTyped(reply, { visit, person, id, typed }, {});
    try {
      await this.drafts.save(person, { id, serial: Number(postedText(post, 'serial')) }, typed.content);
    } catch (error) {
      const published = publishedAs(error);
      if (published) return goTo(reply, addresses.procedure(published));
      if (!isChanged(error)) throw error;
      return this.showTyped(reply, { visit, person, id, typed }, { conflict: authorOf(error), conflictUnknown: true }, 409);
    }
    await goTo(reply, after(id, typed));
  }

  private async showTyped(reply: FastifyReply, { visit, person, id, typed }: { visit: Visit; person: Person; id: string; typed: Typed }, said: Partial<SheetProps>, status?: number): Promise<void> {
    const desk = await this.keeper.open(visit, person, id);
    await show(reply, sheetPage({ desk, sheet: typed.sheet, content: typed.content, ...this.around(visit), ...said }), status);
  }

  /** Somebody took it away meanwhile: nothing can be saved, but nothing that was written is lost either. */
  private async showGone(reply: FastifyReply, { visit, person, id, post }: { visit: Visit; person: Person; id: string; post: Posted }): Promise<void> {
    const desk = await this.keeper.open(visit, person, id);
    await show(reply, outlinePage({ desk, conflict: visit.t('design.conflict.gone'), wrote: wordsIn(post) }), 409);
  }

  private async draw({ lang }: Visit, { sheet, content }: Typed, reply: FastifyReply): Promise<void> {
    const index = sectionOf(sheet.base) ?? 0;
    await show(reply, renderPart(lang, SectionPicture({ content, index, lang, units: this.catalogue.units() })));
  }

  private around({ lang }: Visit) {
    return { units: this.catalogue.units(), agencies: this.catalogue.allAgencies().map(({ code, name }) => ({ value: code, label: name[lang] })) };
  }
}

/** What was typed, on the thing where it stands now; undefined when it is gone. */
function typedOn(draft: DraftedProcedure, at: string, post: Posted, { lang }: Visit): Typed | undefined {
  const was = postedText(post, 'was');
  const place = was === '' ? at : placeNow(draft.content, at, was);
  const sheet = place === undefined ? undefined : sheetAt(draft.content, place);
  if (!sheet) return undefined;
  const content = withSheet({ content: draft.content, base: sheet.base, lang }, sheet.controls, post);
  const typed = sheet.kind === 'field' ? asField(content, { sheet, was, type: textAt(draft.content, `${sheet.base}.type`) }) : content;
  return { sheet: sheetAt(typed, sheet.key) ?? sheet, post, content: typed };
}

/** A field with another id or type: what names it, and what it has, follow. */
function asField(content: Content, { sheet: { base }, was, type }: { readonly sheet: Sheet; readonly was: string; readonly type: string }): Content {
  return withRetyped(withRenamed(content, { base, was }), { base, was: type });
}

function after(id: string, { sheet: { key, base }, post }: Typed): string {
  const above = sheetAbove(base);
  if (postedText(post, 'leave') !== '') return above ? addresses.sheet(id, above) : outlineAt(id, base);
  const add = postedText(post, 'add');
  const moved = postedText(post, 'move') || postedText(post, 'remove');
  const anchor = add || moved.replace(/\.\d+(\.-?1)?$/, '');
  return `${addresses.sheet(id, key)}?${new URLSearchParams(add ? { them: add } : { luu: '1' })}${anchor ? `#${anchor}` : ''}`;
}
