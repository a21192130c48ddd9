import { DependencyAway } from '@motcua/auth/errors';
import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import type { Found } from '@motcua/auth/status-asker';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { Clock } from '@motcua/http/clock';
import { show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Catalogue } from '../catalogue/catalogue.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { answeredPage, type CallForm, callPage } from './calls.page.tsx';
import { CallerLooks } from './caller-looks.ts';
import { CallOperator } from './rooms.ts';

type Typed = Readonly<Record<string, unknown>> | undefined;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 60) : '');

/** The call centre: a dossier is looked up for somebody on the telephone. A post, so that code and digits are in no address. */
@Controller('office/tong-dai')
export class CallsController {
  constructor(
    private readonly looks: CallerLooks,
    private readonly catalogue: Catalogue,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async ask(@VisitOf() visit: Visit, @CallOperator() person: Person, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, callPage(await this.rooms.furnish(visit, person), {}));
  }

  @Post()
  @HttpCode(200)
  async answer(@VisitOf() visit: Visit, @CallOperator() person: Person, @Req() request: FastifyRequest<{ Body: Typed }>, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const [code, digits] = [text(request.body?.['code']), text(request.body?.['digits'])];
    const room = await this.rooms.furnish(visit, person);
    const wrong = wrongIn(code, digits);
    if (wrong) return show(reply, callPage(room, { code, wrong }), 422);
    const found = await this.find(person, code, digits);
    if (found.is !== 'found') return show(reply, callPage(room, { code, wrong: refusalOf(found) }), statuses[found.is]);
    const { status } = found;
    await show(reply, answeredPage(room, { status, agency: this.catalogue.agency(status.agency.code), now: this.clock.now() }));
  }

  private async find(person: Person, code: string, digits: string): Promise<Found | { readonly is: 'away' }> {
    try {
      return await this.looks.find(person, code, digits);
    } catch (error) {
      if (error instanceof DependencyAway) return { is: 'away' };
      throw error;
    }
  }
}

const statuses = { 'not-found': 404, 'too-many': 429, away: 503 } as const;

function wrongIn(code: string, digits: string): CallForm['wrong'] {
  if (code === '') return { at: 'code', word: 'code-missing' };
  // Digits alone can only be a look-up number, whose last one checks the others.
  if (/^[\d\s.-]+$/.test(code) && readLookupNumber(code) === undefined) return { at: 'code', word: 'code-wrong' };
  return /^\d{4}$/.test(digits) ? undefined : { at: 'digits', word: 'digits-missing' };
}

const refusalOf = (found: Exclude<Found, { is: 'found' }> | { readonly is: 'away' }): NonNullable<CallForm['wrong']> =>
  found.is === 'too-many' ? { at: 'code', word: 'too-many', minutes: Math.max(1, Math.ceil(found.seconds / 60)) } : { at: 'code', word: found.is };
