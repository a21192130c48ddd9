import type { Person } from '@motcua/auth/sign-in';
import { Clock } from '@motcua/http/clock';
import { show } from '@motcua/pages/reply';
import { dateOf } from '@motcua/ui/form/date-field';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { dayOf } from '../dossier/day.ts';
import { RoomKeeper } from '../frame/room-keeper.ts';
import { Official, VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { OneStop } from '../services/one-stop.ts';
import { passThrough } from '../services/pass-through.ts';
import { registerPage } from './register.page.tsx';

type Typed = Readonly<Record<string, unknown>>;

/** The register of the own agency: a period is chosen, then printed. */
@Controller('office/so-theo-doi')
export class RegisterController {
  constructor(
    private readonly oneStop: OneStop,
    private readonly rooms: RoomKeeper,
    private readonly clock: Clock,
  ) {}

  @Get()
  async register(@VisitOf() visit: Visit, @Official() person: Person, @Query() typed: Typed, @Res() reply: FastifyReply): Promise<void> {
    const today = dayOf(this.clock.now());
    const printing = typed['print'] !== undefined;
    const [from, to] = printing ? [boxes(typed, 'from'), boxes(typed, 'to')] : [boxesOf(`${today.slice(0, 8)}01`), boxesOf(today)];
    const [first, last] = [dateOf(from), dateOf(to)];
    if (printing && first !== undefined && last !== undefined && first <= last && inOneYear(first, last)) return passThrough(reply, await this.oneStop.register(person, first, last));
    await show(reply, registerPage(await this.rooms.furnish(visit, person), { from, to, wrong: printing }), printing ? 422 : 200);
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const boxes = (typed: Typed, name: string) => ({ day: text(typed[`${name}.day`]), month: text(typed[`${name}.month`]), year: text(typed[`${name}.year`]) });
const boxesOf = (date: string) => ({ day: String(Number(date.slice(8))), month: String(Number(date.slice(5, 7))), year: date.slice(0, 4) });
const inOneYear = (first: string, last: string) => Date.parse(last) - Date.parse(first) < 366 * 86_400_000;
