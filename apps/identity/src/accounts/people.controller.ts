import { Controller, Get, Param } from '@nestjs/common';
import { ServicesOnly } from '@motcua/auth/decorators';
import { Api } from '@motcua/http/api';
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
});
type PersonView = z.infer<typeof PersonView>;

@ServicesOnly()
@Controller('internal/people')
export class PeopleController {
  constructor(private readonly accounts: AccountStore) {}

  @Get(':sub')
  @Api({ summary: 'Name and contact of a person', answers: { 200: PersonView, 404: 'No such person' } })
  async get(@Param('sub') sub: string): Promise<PersonView> {
    const account = await this.accounts.find(sub);
    if (!account) throw new RequestProblem(404, 'not-found', { detail: 'There is no such person.' });
    const { name, email, phone, identityNumber, birthDate } = account;
    return { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(identityNumber ? { identityNumber } : {}), ...(birthDate ? { birthDate } : {}) };
  }
}
