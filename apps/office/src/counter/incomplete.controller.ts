import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { Refuse, RequestSupplement } from '@motcua/contracts/one-stop-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import type { Lang } from '@motcua/ui/messages';
import { parsedBy } from '@motcua/http/parsed-by';
import { ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { one, several, untilOf, type Typed } from '../acts/typed.ts';
import { typedIn } from '../acts/sent.ts';
import { addresses } from '../addresses.ts';
import { daysAfter } from '../dossier/day.ts';
import { DossierId } from '../dossier/id.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { Counter } from './counter.client.ts';
import { incompletePage } from './incomplete.page.tsx';
import type { IncompletePage } from './incomplete.page.tsx';
import { type Answer, Reception } from './reception.ts';
import { ReceptionDesk } from './reception-desk.ts';
import type { AtDesk, OpenReception } from './reception-desk.ts';

const usualDays = 14;

/** A dossier that is not whole gets its answer at once: what to bring, or why it is refused. */
@Controller('office/quay/ho-so/:id/thieu')
export class IncompleteController {
  constructor(
    private readonly counter: Counter,
    private readonly desk: ReceptionDesk,
    private readonly reception: Reception,
  ) {}

  @Get()
  async ask(@VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    const open = this.desk.opened(await this.counter.draft(person, id));
    if (open.draft.submission) return goTo(reply, addresses.counterDraft(id));
    await this.show({ visit, person, reply }, open, { typed: {}, wrong: [] });
  }

  @Post()
  @HttpCode(200)
  async answer(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @Official() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const open = this.desk.opened(await this.counter.draft(person, id));
    const typed = typedIn(z.looseObject({}).parse(request.body ?? {}));
    const at = { visit, person, reply };
    const answer = answerIn(typed, this.desk.today());
    if ('wrong' in answer) return this.show(at, open, { typed, wrong: answer.wrong }, 422);
    try {
      await goTo(reply, addresses.counterDone(await this.reception.finish(person, id, answer)));
    } catch (error) {
      if (!(error instanceof ServiceRefused) || error.code !== 'answers-invalid') throw error;
      await this.show(at, open, { typed, wrong: [], inTheWay: error.errors }, 422);
    }
  }

  private async show({ visit, person, reply }: AtDesk, open: OpenReception, page: Pick<IncompletePage, 'typed' | 'wrong'> & { readonly inTheWay?: readonly FieldProblem[] }, status = 200): Promise<void> {
    const [room, problems] = await Promise.all([this.desk.furnish(visit, person), this.counter.problems(person, open.draft.id)]);
    const inTheWay = page.inTheWay ?? problems.filter(({ code }) => !isMissing(code));
    const until = daysAfter(this.desk.today(), usualDays);
    await show(reply, incompletePage(room, { ...page, draft: open.draft, missing: missingIn(open, problems, visit.lang), inTheWay, until }), status);
  }
}

const isMissing = (code: string): boolean => code === 'paper-missing' || code.startsWith('required');

/** Papers and questions that have no answer yet, each once, in the words of the form. */
function missingIn({ procedure, form }: OpenReception, problems: readonly FieldProblem[], lang: Lang): IncompletePage['missing'] {
  const missing = new Set(problems.filter(({ code }) => isMissing(code)).map(({ at }) => (at.startsWith('papers.') ? at : (at.split('.', 1)[0] ?? at))));
  return {
    papers: procedure.papers.filter(({ id }) => missing.has(`papers.${id}`)).map(({ id, name }) => ({ value: id, label: name[lang] })),
    fields: [...form.fields.values()].filter(({ field }) => missing.has(field.id)).map(({ field }) => ({ value: field.id, label: field.label[lang] })),
  };
}

function answerIn(typed: Typed, today: string): Answer | Pick<IncompletePage, 'wrong'> {
  const [papers, fields, words] = [several(typed, 'papers'), several(typed, 'fields'), one(typed, 'message')];
  if (one(typed, 'act') === 'refuse') {
    const refusal = Refuse.safeParse({ reason: words, papers, fields });
    return refusal.success ? { act: 'refuse', body: refusal.data } : { wrong: [{ target: 'message', key: 'wrong.message' }] };
  }
  const until = untilOf(typed);
  const wrong: IncompletePage['wrong'][number][] = [
    ...(papers.length + fields.length === 0 ? [{ target: 'papers-1', key: 'wrong.papers' as const }] : []),
    ...(words.length < 10 ? [{ target: 'message', key: 'wrong.message' as const }] : []),
    ...(until === undefined || until <= today ? [{ target: 'until-day', key: 'wrong.until' as const }] : []),
  ];
  return wrong.length > 0 ? { wrong } : { act: 'request-supplement', body: RequestSupplement.parse({ message: words, papers, fields, until }) };
}
