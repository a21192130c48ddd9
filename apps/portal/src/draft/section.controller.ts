import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { DraftChange } from '@motcua/contracts/eforms-api';
import type { Draft } from '@motcua/contracts/eforms-api';
import type { Answers } from '@motcua/contracts/form';
import { checkSection } from '@motcua/forms/check';
import type { Post as FormPost } from '@motcua/forms/read';
import { readIfMatch } from '@motcua/http/conditions';
import { RequestProblem } from '@motcua/http/problem';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import type { Difference } from '@motcua/ui/form/autosave';
import { formatTime } from '@motcua/ui/format';
import type { Lang } from '@motcua/ui/messages';
import { Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Citizen, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Drafts } from './drafts.client.ts';
import { differencesOn } from './differences.ts';
import { openDraft } from './offer.ts';
import type { OpenDraft } from './offer.ts';
import { districtsFrom, districtsInAddress } from '@motcua/form-pages/form-post';
import { onlyNewQuestions, readSectionPost } from './section-post.ts';
import type { SectionPost } from './section-post.ts';
import { sectionPage } from './section.page.tsx';
import type { SectionView } from './section.page.tsx';
import { addressOf, checkPart, nextPart, partsOf } from './tasks.ts';

/** Another window has saved a newer copy that says otherwise. */
interface Clash {
  readonly other: OpenDraft;
  readonly differences: readonly Difference[];
}

/** The page with what was typed on it, beside what the other window has saved. */
function againWith({ other, differences }: Clash, { section }: Place, { answers, fromCheck, districts }: SectionPost): SectionView {
  return { open: other, section, given: { ...other.draft.answers, ...answers }, fromCheck, districts, problems: [], conflict: { version: other.draft.version, differences } };
}

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
      const saved = await this.keep(citizen, place, { seen: post.overwrite ?? post.version, answers: post.answers }, visit.lang);
      if ('other' in saved) return show(reply, sectionPage(visit, againWith(saved, place, post)), 409);
      await goTo(reply, this.after(saved.draft, place, post));
    } catch (error) {
      await this.refused(error, { visit, open, place, post }, reply);
    }
  }

  /** The page saves itself while it is being filled in. */
  @Patch()
  async autosave(@VisitOf() { lang }: Visit, @Citizen() citizen: Person, @Param() place: Place, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { form } = await this.open(citizen, place);
    const { answers } = readSectionPost(form, place.section, (request.body ?? {}) as FormPost);
    const saved = await this.keep(citizen, place, { seen: readIfMatch(request.headers['if-match']), answers }, lang);
    void reply.header('cache-control', 'no-store');
    if ('draft' in saved) return reply.send({ version: saved.draft.version, savedAt: formatTime(saved.draft.savedAt) });
    const { other, differences } = saved;
    await reply.code(412).send({ type: 'draft-changed', version: other.draft.version, differences });
  }

  /** Saves over the copy that was seen. Over a newer one only when that says the same on this page: then nothing of it is lost. */
  private async keep(citizen: Person, place: Place, { seen, answers }: { seen: number; answers: Answers }, lang: Lang): Promise<{ draft: Draft } | Clash> {
    const change = DraftChange.parse({ section: place.section, answers });
    try {
      return { draft: await this.drafts.change(citizen, place.id, seen, change) };
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.code !== 'draft-changed') throw error;
      const other = await this.open(citizen, place);
      const differences = differencesOn(place.section, answers, other, lang);
      const isNewer = other.draft.version > seen;
      return differences.length === 0 && isNewer ? this.keep(citizen, place, { seen: other.draft.version, answers }, lang) : { other, differences };
    }
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
    if (error.code === 'answers-invalid') return show(reply, sectionPage(visit, { ...again, problems: error.errors }), 422);
    throw error;
  }
}
