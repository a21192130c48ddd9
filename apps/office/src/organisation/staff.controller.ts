import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { StaffRole } from '@motcua/contracts/staff-api';
import type { StaffMember } from '@motcua/contracts/staff-api';
import { parsedBy } from '@motcua/http/parsed-by';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { DossierId } from '../dossier/id.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { OrganisationClient } from './organisation.client.ts';
import { StaffKeeper } from './organiser.ts';
import { attempt, freshly, openedIn, postedIn, reopened, several, text } from './posted.ts';
import type { Posted } from './posted.ts';
import { staffDone } from './staff-form.page.tsx';
import type { StaffTyped } from './staff-form.page.tsx';
import { StaffDesk } from './staff-desk.ts';

const Done = z.enum(staffDone).optional().catch(undefined);

/** Accounts of officials: opened, changed, closed, their passwords set anew. */
@Controller('office/to-chuc')
export class StaffController {
  constructor(
    private readonly client: OrganisationClient,
    private readonly desk: StaffDesk,
  ) {}

  @Get('can-bo-moi')
  async blank(@VisitOf() visit: Visit, @StaffKeeper() person: Person, @Query('tai') at: unknown, @Res() reply: FastifyReply): Promise<void> {
    const agency = typeof at === 'string' ? at : (person.agency ?? '');
    const typed: StaffTyped = { username: '', name: '', email: '', phone: '', roles: [], agency };
    await show(reply, await this.desk.form({ visit, person }, { active: true, typed, opened: freshly(0) }));
  }

  @Post('can-bo-moi')
  @HttpCode(200)
  async add(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @StaffKeeper() person: Person, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [typed, opened] = [typedIn(posted), openedIn(posted)];
    const refused = await attempt(async () => {
      const { letter } = await this.client.addStaff(person, { username: typed.username, ...writtenOf(typed) }, opened);
      await goTo(reply, addresses.agency(typed.agency, letter === undefined || letter === 'sent' ? 'staff-added' : 'staff-added-no-letter'));
    });
    if (refused) await show(reply, await this.desk.form({ visit, person }, { active: true, typed, opened: reopened(opened, refused), refused }), refused.status);
  }

  @Get('can-bo/:id')
  async member(@VisitOf() visit: Visit, @StaffKeeper() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Query('da') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.client.member(person, id);
    await show(reply, await this.desk.form({ visit, person }, { id, active: one.active, typed: typedOf(one), opened: freshly(one.version), done: Done.parse(done) }));
  }

  @Post('can-bo/:id')
  @HttpCode(200)
  async change(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @StaffKeeper() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [typed, opened, active] = [typedIn(posted), openedIn(posted), text(posted, 'active') !== 'false'];
    const wished = { close: false, reopen: true }[text(posted, 'do')] ?? active;
    const refused = await attempt(async () => {
      await this.client.changeStaff(person, id, { ...writtenOf(typed), active: wished }, opened);
      await goTo(reply, addresses.staff(id, 'changed'));
    });
    if (refused) await show(reply, await this.desk.form({ visit, person }, { id, active, typed, opened: reopened(opened, refused), refused }), refused.status);
  }

  @Post('can-bo/:id/mat-khau')
  @HttpCode(200)
  async reset(@Req() request: FastifyRequest, @StaffKeeper() person: Person, @Param('id', parsedBy(DossierId)) id: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const { letter } = await this.client.resetPassword(person, id);
    await goTo(reply, addresses.staff(id, letter ?? 'sent'));
  }
}

function typedIn(posted: Posted): StaffTyped {
  const said = (name: string) => text(posted, name);
  return { username: said('username'), name: said('name'), email: said('email'), phone: said('phone'), agency: said('agency'), roles: [...new Set(several(posted, 'roles'))] };
}

const typedOf = ({ username, name, email = '', phone = '', roles, agency }: StaffMember): StaffTyped => ({ username, name, email, phone, roles, agency });

function writtenOf({ name, email, phone, agency, roles }: StaffTyped) {
  return { name, email, agency, roles: roles.filter((role): role is StaffRole => StaffRole.safeParse(role).success), ...(phone ? { phone } : {}) };
}
