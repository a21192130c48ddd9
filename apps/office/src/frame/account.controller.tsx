import type { Person } from '@motcua/auth/sign-in';
import { Csrf } from '@motcua/pages/csrf';
import { show } from '@motcua/pages/reply';
import { Button } from '@motcua/ui/piece/button';
import { Facts } from '@motcua/ui/piece/card';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { addresses } from '../addresses.ts';
import { framed } from './frame.tsx';
import { rolesInWords } from './roles.ts';
import { RoomKeeper } from './room-keeper.ts';
import { Official, VisitOf } from './visit.ts';
import type { OfficeVisit, Visit } from './visit.ts';

@Controller('office/tai-khoan')
export class AccountController {
  constructor(private readonly rooms: RoomKeeper) {}

  @Get()
  async account(@VisitOf() visit: Visit, @Official() person: Person, @Res() reply: FastifyReply): Promise<void> {
    await show(reply, accountPage(await this.rooms.furnish(visit, person), person));
  }
}

/** Who is signed in here, and the way out. */
export function accountPage(visit: OfficeVisit, { name, roles }: Pick<Person, 'name' | 'roles'>): string {
  const { t, agency } = visit;
  const facts = [
    { label: t('account.roles'), value: rolesInWords(t, roles) || t('account.no-roles') },
    { label: t('account.agency'), value: agency ?? t('account.no-agency') },
  ];
  return framed(visit, {
    title: t('account.title'),
    children: (
      <div class="prose">
        <h1>{name || t('account.nameless')}</h1>
        <Facts facts={facts} />
        <form method="post" action={addresses.signOut}><Csrf visit={visit} /><Button tone="primary">{t('account.sign-out')}</Button></form>
      </div>
    ),
  });
}
