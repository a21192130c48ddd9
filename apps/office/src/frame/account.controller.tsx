import type { Person } from '@motcua/auth/sign-in';
import type { NoticePreferences } from '@motcua/contracts/notices-api';
import { Csrf } from '@motcua/pages/csrf';
import { show } from '@motcua/pages/reply';
import { Button } from '@motcua/ui/piece/button';
import { Facts } from '@motcua/ui/piece/card';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { addresses } from '../addresses.ts';
import { Notices } from '../notices/notices.client.ts';
import { Wishes } from '../notices/wishes.tsx';
import { framed } from './frame.tsx';
import { rolesInWords } from './roles.ts';
import { RoomKeeper } from './room-keeper.ts';
import { Official, VisitOf } from './visit.ts';
import type { OfficeVisit, Visit } from './visit.ts';

@Controller('office/tai-khoan')
export class AccountController {
  constructor(
    private readonly rooms: RoomKeeper,
    private readonly notices: Notices,
  ) {}

  @Get()
  async account(@VisitOf() visit: Visit, @Official() person: Person, @Query('da-luu') saved: unknown, @Res() reply: FastifyReply): Promise<void> {
    const [room, wishes] = await Promise.all([this.rooms.furnish(visit, person), this.notices.wishes(person)]);
    await show(reply, accountPage(room, person, { wishes, saved: saved === '1' }));
  }
}

interface Wished {
  /** Undefined while notify is away. */
  readonly wishes: NoticePreferences | undefined;
  readonly saved: boolean;
}

/** Who is signed in here, what they want to be written about, and the way out. */
export function accountPage(visit: OfficeVisit, { name, roles }: Pick<Person, 'name' | 'roles'>, { wishes, saved }: Wished): string {
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
        <Wishes visit={visit} wishes={wishes} saved={saved} />
        <form method="post" action={addresses.signOut} class="section"><Csrf visit={visit} /><Button>{t('account.sign-out')}</Button></form>
      </div>
    ),
  });
}
