import type { Person } from '@motcua/auth/sign-in';
import { RosterEntry, RosterView } from '@motcua/contracts/roster-api';
import type { GiveDelegation, RecordAbsence } from '@motcua/contracts/roster-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** Absences and delegations, as the official who sits here. */
@Injectable()
export class RosterClient {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway; so do all below */
  async roster({ accessToken: bearer }: Reader): Promise<RosterView> {
    return answerIn(RosterView, await this.services.oneStop('/v1/roster', { bearer }));
  }

  async record({ accessToken: bearer }: Reader, json: z.input<typeof RecordAbsence>, key: string): Promise<RosterEntry> {
    return answerIn(RosterEntry, await this.services.oneStop('/v1/roster/absences', { bearer, json, headers: { 'idempotency-key': key } }));
  }

  async give({ accessToken: bearer }: Reader, json: z.input<typeof GiveDelegation>, key: string): Promise<RosterEntry> {
    return answerIn(RosterEntry, await this.services.oneStop('/v1/roster/delegations', { bearer, json, headers: { 'idempotency-key': key } }));
  }

  async end({ accessToken: bearer }: Reader, what: 'absences' | 'delegations', { id, key }: { id: string; key: string }): Promise<RosterEntry> {
    const how = what === 'absences' ? 'cancel' : 'revoke';
    return answerIn(RosterEntry, await this.services.oneStop(`/v1/roster/${what}/${id}/${how}`, { bearer, json: {}, headers: { 'idempotency-key': key } }));
  }
}
