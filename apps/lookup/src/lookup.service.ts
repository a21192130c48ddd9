import { Inject, Injectable } from '@nestjs/common';
import { factorOf, isOneOf } from '@motcua/auth/second-factor';
import { lastFourDigits } from '@motcua/domain/second-factor';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { readReference } from '@motcua/domain/reference/reference';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Counter, register } from 'prom-client';
import { Attempts } from './attempts.ts';
import { LOOKUP_CONFIG } from './config-token.ts';
import type { LookupConfig } from './lookup.config.ts';
import { StatusTable } from './status-table.ts';

const nobody = { id: '00000000-0000-0000-0000-000000000000', factors: ['0000000000000000000000'] };

/** "Where is my dossier?": code and second factor in, the public status out, from the table alone. */
@Injectable()
export class Lookup {
  private readonly attempts = new Attempts();
  private readonly lookups = counterOf('motcua_lookups_total', 'Look-ups by channel and outcome');

  constructor(
    private readonly table: StatusTable,
    private readonly clock: Clock,
    @Inject(LOOKUP_CONFIG) private readonly config: LookupConfig,
  ) {}

  /**
   * @param typed the code or lookup number as people type it; @param digits their second factor as typed; @param address whence they ask.
   * @returns the status as JSON text.
   * @throws RequestProblem 404 in the same words for an unknown code and a wrong factor; 429 after too many wrong tries.
   */
  statusOf(typed: string, digits: string | undefined, address: string): string {
    const code = readReference(typed) ?? readLookupNumber(typed) ?? typed.slice(0, 40);
    const now = this.clock.now().getTime();
    this.refuseTooMany(code, address, now);
    const entry = this.table.find(code);
    // An unknown code costs the same HMAC as a known one: the time tells nothing.
    const { id, factors } = entry ?? nobody;
    const known = isOneOf(factorOf(this.config.LOOKUP_SECRET, id, lastFourDigits(digits ?? '') ?? ''), factors);
    if (!entry || !known) return this.refuse(code, address, now);
    this.lookups.inc({ channel: 'http', outcome: 'found' });
    return entry.body;
  }

  private refuseTooMany(code: string, address: string, now: number): void {
    const seconds = this.attempts.wait(code, address, now);
    if (seconds === 0) return;
    this.lookups.inc({ channel: 'http', outcome: 'limited' });
    throw new RequestProblem(429, 'too-many-requests', { detail: 'Too many wrong tries. Wait a while, or call the hotline.', headers: { 'retry-after': String(seconds) } });
  }

  private refuse(code: string, address: string, now: number): never {
    this.attempts.failed(code, address, now);
    this.lookups.inc({ channel: 'http', outcome: 'refused' });
    throw new RequestProblem(404, 'status-not-found', { detail: 'No dossier has this code together with these four digits.' });
  }
}

const counterOf = (name: string, help: string): Counter =>
  (register.getSingleMetric(name) as Counter | undefined) ?? new Counter({ name, help, labelNames: ['channel', 'outcome'] });
