import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ServicesOnly } from '@motcua/auth/decorators';
import { AccountsByNumber, FoundAccounts } from '@motcua/contracts/counter-api';
import { RolesHeld } from '@motcua/contracts/staff-api';
import { Api } from '@motcua/http/api';
import { parsedBy } from '@motcua/http/parsed-by';
import { RequestProblem } from '@motcua/http/problem';
import { z } from 'zod';
import { AccountStore } from './account.store.ts';

/** What services may know of a person, to prefill a form and to write to them. */
const PersonView = z.strictObject({
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  identityNumber: z.string().optional(),
  birthDate: z.string().optional(),
  /** Of officials: where they work and as what. */
  roles: z.array(z.string()).optional(),
  agency: z.string().optional(),
});
type PersonView = z.infer<typeof PersonView>;

const Colleagues = z.object({ agency: z.string().min(1).max(100), role: z.string().min(1).max(100) });
const ColleaguesView = z.strictObject({ people: z.array(z.strictObject({ id: z.string(), name: z.string() })) });

@ServicesOnly()
@Controller('internal/people')
export class PeopleController {
  constructor(private readonly accounts: AccountStore) {}

  @Get()
  @ServicesOnly('one-stop', 'notify')
  @Api({ summary: 'Officials of an agency who have a role, by name', answers: { 200: ColleaguesView } })
  async colleagues(@Query(parsedBy(Colleagues)) { agency, role }: z.output<typeof Colleagues>): Promise<z.infer<typeof ColleaguesView>> {
    const people = await this.accounts.officialsOf(agency, role);
    return { people: people.map(({ _id, name }) => ({ id: _id, name })) };
  }

  @Get('roles')
  @ServicesOnly('catalogue')
  @Api({ summary: 'Which roles somebody has at each agency', answers: { 200: RolesHeld } })
  async roles(): Promise<RolesHeld> {
    return { held: [...(await this.accounts.rolesHeld())].map(([agency, roles]) => ({ agency, roles: [...roles] })) };
  }

  @Post('by-identity-number')
  @HttpCode(200)
  @ServicesOnly('one-stop', 'eforms')
  @Api({ summary: 'Citizens who say that they have an identity number. In the body, because addresses are logged', body: AccountsByNumber, answers: { 200: FoundAccounts } })
  async byNumber(@Body(parsedBy(AccountsByNumber)) { identityNumber }: z.output<typeof AccountsByNumber>): Promise<FoundAccounts> {
    const accounts = await this.accounts.citizensWithNumber(identityNumber);
    return { accounts: accounts.map(({ _id, name, email, phone, birthDate }) => ({ id: _id, name, ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(birthDate ? { birthDate } : {}) })) };
  }

  @Get(':sub')
  @Api({ summary: 'Name and contact of a person', answers: { 200: PersonView, 404: 'No such person' } })
  async get(@Param('sub') sub: string): Promise<PersonView> {
    const account = await this.accounts.find(sub);
    if (!account) throw new RequestProblem(404, 'not-found', { detail: 'There is no such person.' });
    const { kind, name, email, phone, identityNumber, birthDate, roles, agency } = account;
    const post = kind === 'official' ? { roles: [...roles], ...(agency ? { agency } : {}) } : {};
    return { name, ...post, ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(identityNumber ? { identityNumber } : {}), ...(birthDate ? { birthDate } : {}) };
  }
}
