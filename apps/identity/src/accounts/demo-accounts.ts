import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { LOGGER } from '@motcua/http/logger-token';
import type { Logger } from '@motcua/logging/logger';
import { z } from 'zod';
import { IDENTITY_CONFIG } from '../identity.config.ts';
import type { IdentityConfig } from '../identity.config.ts';
import { loginName } from './account.schema.ts';
import type { Account } from './account.schema.ts';
import { AccountStore } from './account.store.ts';
import { hashPassword } from './passwords.ts';

const DemoAccount = z.object({
  username: z.string(),
  password: z.string(),
  kind: z.enum(['citizen', 'official']),
  name: z.string(),
  roles: z.array(z.string()).default([]),
  agency: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  identityNumber: z.string().optional(),
  birthDate: z.string().optional(),
});
type DemoAccount = z.infer<typeof DemoAccount>;

const demoFile = new URL('../../../../data/demo-accounts.json', import.meta.url);

/** The demonstration city's people, whose passwords anyone can read: only with SEED=demo. */
@Injectable()
export class DemoAccounts implements OnApplicationBootstrap {
  constructor(
    private readonly accounts: AccountStore,
    @Inject(IDENTITY_CONFIG) private readonly config: IdentityConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.SEED !== 'demo') return;
    const demo = z.array(DemoAccount).parse(JSON.parse(await readFile(demoFile, 'utf8')));
    const added = await Promise.all(demo.map((account) => this.add(account)));
    this.logger.info({ accounts: demo.length, added: added.filter(Boolean).length }, 'demonstration accounts are there');
  }

  private async add({ password, ...account }: DemoAccount): Promise<boolean> {
    const _id = demoId(account.username);
    if (await this.accounts.isSeeded(_id)) return false;
    const confirmed = account.kind === 'citizen' && account.email ? { confirmedEmail: loginName(account.email) } : {};
    await this.accounts.seed({ ...account, ...confirmed, _id, username: loginName(account.username), passwordHash: await hashPassword(password) } satisfies Account);
    return true;
  }
}

/** The same person after every `npm run reset`, in UUID's shape. */
function demoId(username: string): string {
  const hex = createHash('sha256').update(`motcua demo account ${username}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
