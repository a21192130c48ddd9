import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { DraftChange } from '@motcua/contracts/eforms-api';
import type { Draft } from '@motcua/contracts/eforms-api';
import { checkSection } from '@motcua/forms/check';
import type { Post as FormPost } from '@motcua/forms/read';
import { readIfMatch } from '@motcua/http/conditions';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { formatTime } from '@motcua/ui/format';
import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';
import type { OpenDraft } from './offer.ts';
import { districtsFrom, districtsInAddress, onlyNewQuestions, readSectionPost } from './section-post.ts';
import type { SectionPost } from './section-post.ts';
import { sectionPage } from './section.page.tsx';
import { addressOf, checkPart, nextPart, partsOf } from './tasks.ts';

type Place = { readonly id: string; readonly section: string };

/** One thing per page: the pages of a form. */
@Controller('ban-nhap/:id/:section')
export class SectionController {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async show(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() place: Place, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const open = await this.open(citizen, place);
    if (open.draft.submission) return goTo(reply, addresses.submitted(open.draft.submission.id));
    const { problems } = checkSection(open.form, place.section, open.draft.answers, open.circumstances);
    const given = open.draft.answers;
    const wrong = query['loi'] === '1' ? problems : [];
    const add = typeof query['them'] === 'string' ? query['them'] : undefined;
    await show(reply, sectionPage(visit, { open, section: place.section, given, problems: wrong, add, fromCheck: query['ve'] === 'kiem-tra', more: query['hoi-them'] === '1', districts: districtsFrom(query['quan']) }));
  }

  @Post()
  async save(@VisitOf() visit: Visit, @Citizen() citizen: Person, @Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const open = await this.open(citizen, place);
    const post = readSectionPost(open.form, place.section, (request.body ?? {}) as FormPost);
    try {
      const seen = post.overwrite ? open.draft.version : post.version;
      const draft = await this.drafts.change(citizen, place.id, seen, { section: place.section, answers: post.answers });
      await goTo(reply, this.after(draft, place, post));
    } catch (error) {
      await this.refused(error, { visit, open, place, post }, reply);
    }
  }

  /** The page saves itself while it is being filled in. */
  @Patch()
  async autosave(@Citizen() citizen: Person, @Param() place: Place, @Body() body: FormPost, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { form } = await this.open(citizen, place);
    const { answers } = readSectionPost(form, place.section, body);
    const change = DraftChange.parse({ section: place.section, answers });
    const { version, savedAt } = await this.drafts.change(citizen, place.id, readIfMatch(request.headers['if-match']), change);
    await reply.header('cache-control', 'no-store').send({ version, savedAt: formatTime(savedAt) });
  }

  private async open(citizen: Person, { id, section }: Place): Promise<OpenDraft> {
    const open = openDraft(await this.drafts.get(citizen, id), this.catalogue);
    // Also a page that the answers no longer lead to: someone comes back to it by "back".
    if (!open.form.sections.some((one) => one.section.id === section)) throw new RequestProblem(404, 'not-found');
    return open;
  }

  private after(draft: Draft, { id, section }: Place, post: SectionPost): string {
    if (post.leave) return `${addresses.draft(id)}?da-luu=1`;
    const kept = [...(post.fromCheck ? [['ve', 'kiem-tra'] as [string, string]] : []), ...districtsInAddress(post.districts)];
    const here = (...why: [string, string][]) => `${addresses.section(id, section)}?${new URLSearchParams([...why, ...kept])}`;
    if (post.add) return `${here(['them', post.add])}#${post.add}`;
    if (post.wards) return `${here()}#${post.wards}.district`;
    if (post.removed) return here();
    const open = openDraft(draft, this.catalogue);
    const { problems } = checkSection(open.form, section, draft.answers, open.circumstances);
    if (onlyNewQuestions(open.form, problems, post.asked)) return here(['hoi-them', '1']);
    if (problems.length > 0) return here(['loi', '1']);
    if (post.fromCheck) return addresses.check(id);
    return partsOf(open).includes(section) ? addressOf(id, nextPart(open, section)) : addressOf(id, checkPart);
  }

  /** Nothing of what was typed is lost: what could not be saved stands on the page again. */
  private async refused(error: unknown, { visit, open, place, post }: { visit: Visit; open: OpenDraft; place: Place; post: SectionPost }, reply: FastifyReply): Promise<void> {
    if (!(error instanceof ServiceRefused)) throw error;
    const submission = error.body['submission'] as { id?: string } | undefined;
    if (error.code === 'draft-submitted' && submission?.id) return goTo(reply, addresses.submitted(submission.id));
    const given = { ...open.draft.answers, ...post.answers };
    const again = { open, section: place.section, given, fromCheck: post.fromCheck, districts: post.districts };
    if (error.code === 'draft-changed') return show(reply, sectionPage(visit, { ...again, problems: [], conflict: true }), 409);
    if (error.code === 'answers-invalid') return show(reply, sectionPage(visit, { ...again, problems: error.errors }), 422);
    throw error;
  }
}
