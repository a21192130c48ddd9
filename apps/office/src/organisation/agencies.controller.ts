import { checkCsrf } from '@motcua/auth/sign-in';
import type { Person } from '@motcua/auth/sign-in';
import { AgencyCode } from '@motcua/contracts/agency';
import type { Agency } from '@motcua/contracts/agency';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { goTo, show } from '@motcua/pages/reply';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addresses } from '../addresses.ts';
import { VisitOf } from '../frame/visit.ts';
import type { Visit } from '../frame/visit.ts';
import { AgencyDesk } from './agency-desk.ts';
import { agencyDone } from './agency.page.tsx';
import { blankAgency, typedAgency, typedOf, writtenOf } from './agency-typed.ts';
import { AgencyEditor, Organiser } from './organiser.ts';
import { OrganisationClient } from './organisation.client.ts';
import { attempt, freshly, openedIn, postedIn, reopened, text } from './posted.ts';

/** A code in an address; what is none names no agency. */
const Code = z.string().transform((code): string => {
  if (!AgencyCode.safeParse(code).success) throw new RequestProblem(404, 'not-found');
  return code;
});
const Done = z.enum(agencyDone).optional().catch(undefined);

/** The tree, one agency, and the forms that change it. */
@Controller('office/to-chuc')
export class AgenciesController {
  constructor(
    private readonly client: OrganisationClient,
    private readonly desk: AgencyDesk,
  ) {}

  @Get()
  async tree(@VisitOf() visit: Visit, @Organiser() person: Person, @Query('q') q: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, await this.desk.tree({ visit, person }, typeof q === 'string' ? q.slice(0, 200).trim() : ''));
  }

  @Get('co-quan-moi')
  async blank(@VisitOf() visit: Visit, @AgencyEditor() person: Person, @Query('duoi') below: unknown, @Res() reply: FastifyReply): Promise<void> {
    const parent = typeof below === 'string' ? this.desk.known(below) : undefined;
    await show(reply, await this.desk.form({ visit, person }, { isNew: true, typed: blankAgency(parent), opened: freshly(0) }));
  }

  @Post('co-quan-moi')
  @HttpCode(200)
  async add(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @AgencyEditor() person: Person, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [typed, opened] = [typedAgency(posted), openedIn(posted)];
    const refused = await attempt(async () => {
      await this.client.addAgency(person, writtenOf(typed), opened);
      await goTo(reply, addresses.agency(typed.code, 'added'));
    });
    if (refused) await show(reply, await this.desk.form({ visit, person }, { isNew: true, typed, opened: reopened(opened, refused), refused }), refused.status);
  }

  @Get('co-quan/:code')
  async agency(@VisitOf() visit: Visit, @Organiser() person: Person, @Param('code', parsedBy(Code)) code: string, @Query('da') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, await this.desk.page({ visit, person }, code, Done.parse(done)));
  }

  @Get('co-quan/:code/sua')
  async edit(@VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('code', parsedBy(Code)) code: string, @Res() reply: FastifyReply): Promise<void> {
    const agency = await this.client.agency(code);
    await show(reply, await this.desk.form({ visit, person }, { isNew: false, typed: typedOf(agency), opened: freshly(agency.version) }));
  }

  @Post('co-quan/:code/sua')
  @HttpCode(200)
  async change(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('code', parsedBy(Code)) code: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const [typed, opened] = [{ ...typedAgency(posted), code }, openedIn(posted)];
    const refused = await attempt(async () => {
      await this.client.changeAgency(person, writtenOf(typed), opened);
      await goTo(reply, addresses.agency(code, 'changed'));
    });
    if (refused) await show(reply, await this.desk.form({ visit, person }, { isNew: false, typed, opened: reopened(opened, refused), refused }), refused.status);
  }

  @Get('co-quan/:code/dong')
  async askClosing(@VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('code', parsedBy(Code)) code: string, @Res() reply: FastifyReply): Promise<void> {
    const agency: Agency = await this.client.agency(code);
    await show(reply, await this.desk.closing({ visit, person }, { agency, typed: { successor: '', vi: '', en: '' }, opened: freshly(agency.version) }));
  }

  @Post('co-quan/:code/dong')
  @HttpCode(200)
  async close(@Req() request: FastifyRequest, @VisitOf() visit: Visit, @AgencyEditor() person: Person, @Param('code', parsedBy(Code)) code: string, @Res() reply: FastifyReply): Promise<void> {
    checkCsrf(request);
    const posted = postedIn(request);
    const opened = openedIn(posted);
    const typed = { successor: text(posted, 'successor'), vi: text(posted, 'reason-vi'), en: text(posted, 'reason-en') };
    const refused = await attempt(async () => {
      await this.client.closeAgency(person, code, { reason: { vi: typed.vi, en: typed.en }, ...(typed.successor ? { successor: typed.successor } : {}) }, opened);
      await goTo(reply, addresses.agency(code, 'closed'));
    });
    if (refused) await show(reply, await this.desk.closing({ visit, person }, { agency: await this.client.agency(code), typed, opened: reopened(opened, refused), refused }), refused.status);
  }
}
