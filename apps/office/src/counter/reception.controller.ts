import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { CounterDraft } from '@motcua/contracts/counter-api';
import { type FieldsPost, districtsFrom, districtsInAddress } from '@motcua/form-pages/form-post';
import type { Post as FormPost } from '@motcua/forms/read';
import { readIfMatch } from '@motcua/http/conditions';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo } from '@motcua/pages/reply';
import { formatTime } from '@motcua/ui/format';
import { Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addresses } from '../addresses.ts';
import { DossierId } from '../dossier/id.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { parsedBy } from '@motcua/http/parsed-by';
import { Counter } from './counter.client.ts';
import { type CounterPost, readCounterPost } from './counter-post.ts';
import { Reception } from './reception.ts';
import { ReceptionDesk } from './reception-desk.ts';
import type { AtDesk, OpenReception } from './reception-desk.ts';
import { counterWords } from './words.ts';

const id = () => Param('id', parsedBy(DossierId));

/** The dense page of a walk-in: saved while one types, received with one button. */
@Controller('office/quay/ho-so/:id')
export class ReceptionController {
  constructor(
    private readonly counter: Counter,
    private readonly desk: ReceptionDesk,
    private readonly reception: Reception,
  ) {}

  /** One that was submitted shows where it stands: after a power cut between submission and reception it is received on its own page. */
  @Get()
  async show(@VisitOf() visit: Visit, @Official() person: Person, @id() draftId: string, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const draft = await this.counter.draft(person, draftId);
    if (draft.submission) return this.goOn(person, draft, reply);
    const add = typeof query['them'] === 'string' ? query['them'] : undefined;
    await this.desk.show({ visit, person, reply }, this.desk.opened(draft), { saved: query['da-luu'] === '1', add, districts: districtsFrom(query['quan']) });
  }

  @Post()
  @HttpCode(200)
  async save(@VisitOf() visit: Visit, @Official() person: Person, @id() draftId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const open = this.desk.opened(await this.counter.draft(person, draftId));
    if (open.draft.submission) return this.goOn(person, open.draft, reply);
    const body = (request.body ?? {}) as FormPost;
    const post = readCounterPost(open.form, body, open.draft.counter);
    const at = { visit, person, reply };
    const saved = await this.keep(at, open, post);
    if (saved) await this.after(at, this.desk.opened(saved), post, String(body['do'] ?? 'save'));
  }

  /** The page saves itself while it is being filled in. */
  @Patch()
  async autosave(@Official() person: Person, @id() draftId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { draft, form } = this.desk.opened(await this.counter.draft(person, draftId));
    const { change } = readCounterPost(form, (request.body ?? {}) as FormPost, draft.counter);
    void reply.header('cache-control', 'no-store');
    try {
      const saved = await this.counter.change(person, draftId, readIfMatch(request.headers['if-match']), change);
      await reply.send({ version: saved.version, savedAt: formatTime(saved.savedAt) });
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.code !== 'draft-changed') throw error;
      await reply.code(412).send({ type: 'draft-changed', version: draft.version, differences: [] });
    }
  }

  @Post('bo')
  @HttpCode(200)
  async discard(@Official() person: Person, @id() draftId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    await this.counter.discard(person, draftId);
    await goTo(reply, `${addresses.counter}?da-bo=1`);
  }

  /** Undefined when it could not be kept: then the page stands again with what was typed. "Keep mine" replaces the copy that was shown. */
  private async keep(at: AtDesk, open: OpenReception, post: CounterPost): Promise<CounterDraft | undefined> {
    const { draft } = open;
    const given = { ...draft.answers, ...post.answers };
    try {
      return await this.counter.change(at.person, draft.id, post.version, post.change);
    } catch (error) {
      if (!(error instanceof ServiceRefused)) throw error;
      if (error.code === 'draft-changed') await this.desk.show(at, open, { given, changed: true }, 409);
      else if (error.code === 'answers-invalid') await this.desk.show(at, open, { given, problems: error.errors }, 422);
      else throw error;
      return undefined;
    }
  }

  private async after(at: AtDesk, open: OpenReception, post: CounterPost, wish: string): Promise<void> {
    const { reply, visit } = at;
    const { id: draftId } = open.draft;
    const again = againAt(draftId, post);
    if (again) return goTo(reply, again);
    if (wish === 'scans') return goTo(reply, addresses.counterScans(draftId));
    if (wish === 'incomplete') return goTo(reply, addresses.counterIncomplete(draftId));
    if (wish !== 'receive') return goTo(reply, `${addresses.counterDraft(draftId)}?da-luu=1`);
    const say = counterWords(visit.lang);
    const wrong = post.wrong.map(({ target, key }) => ({ target, message: say(key) }));
    if (wrong.length > 0) return this.desk.show(at, open, { wrong, problems: await this.counter.problems(at.person, draftId) }, 422);
    return this.receive(at, open);
  }

  private async receive(at: AtDesk, open: OpenReception): Promise<void> {
    try {
      await goTo(at.reply, addresses.counterDone(await this.reception.finish(at.person, open.draft.id, { act: 'receive' })));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.code !== 'answers-invalid') throw error;
      await this.desk.show(at, open, { problems: error.errors }, 422);
    }
  }

  /** It has a code already: opened, if a crash came before that, and shown where what is left can be done. */
  private async goOn(person: Person, { submission }: CounterDraft, reply: FastifyReply): Promise<void> {
    if (!submission) throw new Error('a draft that was not submitted has nothing to go on with');
    const { id: dossier, state } = await this.counter.open(person, submission.id);
    await goTo(reply, state === 'submitted' ? addresses.dossier(dossier, { act: 'receive' }) : addresses.counterDone(dossier));
  }
}

/** A row more or less, or the wards of a district: the page comes back at that place. */
function againAt(draftId: string, { add, wards, removed, districts }: FieldsPost): string | undefined {
  const kept = districtsInAddress(districts);
  const here = (...why: [string, string][]) => `${addresses.counterDraft(draftId)}?${new URLSearchParams([...why, ...kept])}`;
  if (add) return `${here(['them', add])}#${add}`;
  if (wards) return `${here()}#${wards}.district`;
  return removed ? here() : undefined;
}
