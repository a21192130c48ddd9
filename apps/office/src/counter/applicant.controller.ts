import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { KnownApplicants, NewCounterDraft } from '@motcua/contracts/counter-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { RequestProblem } from '@motcua/http/problem';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { applicantPage } from './applicant.page.tsx';
import { Counter } from './counter.client.ts';
import { isReceivedHere } from './room.ts';
import { saidWho, type SaidWho } from './typed.ts';

const Said = z.object({ who: z.string().max(600).catch(''), choice: z.string().max(40).catch(''), key: z.uuid() });
type Said = z.output<typeof Said>;

/** Who stands there. What they say is personal data: it comes and stays in bodies. */
@Controller('office/quay/moi/:procedure')
export class ApplicantController {
  constructor(
    private readonly counter: Counter,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
  ) {}

  @Get()
  async ask(@VisitOf() visit: Visit, @Official() person: Person, @Param('procedure') id: string, @Res() reply: FastifyReply): Promise<void> {
    const procedure = this.procedureAt(person, id);
    await show(reply, applicantPage(await this.rooms.furnish(visit, person), { procedure, key: randomUUID() }));
  }

  @Post()
  @HttpCode(200)
  async said(@Req() request: FastifyRequest<{ Params: { procedure: string } }>, @VisitOf() visit: Visit, @Official() person: Person, @Body(parsedBy(Said)) said: Said, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const procedure = this.procedureAt(person, request.params.procedure);
    const who: SaidWho | undefined = said.who.trim() === '' && said.choice === 'new' ? { person: {} } : saidWho(said.who);
    const page = { procedure, key: said.key, who: said.who };
    if (!who) return show(reply, applicantPage(await this.rooms.furnish(visit, person), { ...page, wrong: true }), 422);
    const known = who.query ? await this.counter.applicants(person, who.query) : { applicants: [] };
    const wanted = draftFor(procedure.id, who, known, said.choice);
    if (!wanted) return show(reply, applicantPage(await this.rooms.furnish(visit, person), { ...page, known }));
    // Somebody else, chosen after going back, is another draft; the same press twice is the same.
    const key = `${said.key}-${hash('sha256', `${said.who}\n${said.choice}`, 'base64url').slice(0, 22)}`;
    const draft = await this.counter.begin(person, key, wanted);
    await goTo(reply, addresses.counterDraft(draft.id));
  }

  /** @throws RequestProblem 404 for what this counter does not receive */
  private procedureAt(person: Person, id: string): Procedure {
    const procedure = this.catalogue.proceduresAt(this.catalogue.agency(person.agency)).find((one) => one.id === id && isReceivedHere(one));
    if (!procedure) throw new RequestProblem(404, 'not-found');
    return procedure;
  }
}

/**
 * What the draft begins with; undefined when they have to say first which of several they are. An identity number means one person, so that
 * nobody is asked; a phone is shared.
 */
export function draftFor(procedureId: string, who: SaidWho, known: KnownApplicants, choice: string): NewCounterDraft | undefined {
  const { person } = who;
  const { applicants, account } = known;
  const begin = (more: Partial<NewCounterDraft>): NewCounterDraft => ({ procedureId, applicant: person, account: account !== undefined, language: 'vi', ...more });
  if (choice === 'new') return begin({ account: false });
  if (choice === 'account') return begin({ applicant: { ...account, ...person } });
  if (choice !== '') return begin(takenFrom(applicants.find(({ dossier }) => dossier?.id === choice)));
  return isAmbiguous(who, known) ? undefined : begin({ applicant: { ...account, ...person }, ...takenFrom(applicants[0]) });
}

const takenFrom = (applicant: KnownApplicants['applicants'][number] | undefined): Pick<NewCounterDraft, 'from'> => (applicant?.dossier ? { from: applicant.dossier.id } : {});

function isAmbiguous({ query }: SaidWho, { applicants, account }: KnownApplicants): boolean {
  if (applicants.length === 0 && !account) return false;
  const byNumber = query !== undefined && 'identityNumber' in query;
  return !byNumber || applicants.length > 1;
}
