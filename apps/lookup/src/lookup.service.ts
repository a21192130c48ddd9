import { Inject, Injectable } from '@nestjs/common';
import { factorOf } from '@motcua/auth/second-factor';
import { canonicalCode } from '@motcua/domain/feed/foreign-code';
import { lastFourDigits } from '@motcua/domain/second-factor';
import { readLookupNumber } from '@motcua/domain/reference/lookup-number';
import { readReference } from '@motcua/domain/reference/reference';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Counter, register } from 'prom-client';
import { Attempts } from '@motcua/auth/attempts';
import { LOOKUP_CONFIG } from './config-token.ts';
import type { LookupConfig } from './lookup.config.ts';
import { Entry } from './entry.ts';
import { StatusTable } from './status-table.ts';

/** What is compared when there is no such dossier. */
const nobody = new Entry(Buffer.concat([Buffer.from('00000000-0000-0000-0000-000000000000'), Buffer.from([0, 0, 0, 0, 1]), Buffer.from('-'.repeat(22))]));

/** "Where is my dossier?": code and second factor in, the public status out, from the table alone. */
@Injectable()
export class Lookup {
  private readonly attempts = new Attempts();
  private readonly outcomes = outcomeCounters();

  constructor(
    private readonly table: StatusTable,
    private readonly clock: Clock,
    @Inject(LOOKUP_CONFIG) private readonly config: LookupConfig,
  ) {}

  /**
   * @param typed the code or lookup number as people type it; @param digits their second factor as typed; @param address whence they ask.
   * @returns the status as JSON, one letter per byte of its UTF-8.
   * @throws RequestProblem 404 in the same words for an unknown code and a wrong factor; 429 after too many wrong tries.
   */
  statusOf(typed: string, digits: string | undefined, address: string): string {
    const [code, entry] = this.find(typed);
    const now = this.clock.machine().getTime();
    const asked = entry ?? nobody;
    const { id } = asked;
    // Counted for the dossier: its code and its look-up number are not two chances.
    const counted = entry ? id : code;
    this.refuseTooMany(counted, address, now);
    // An unknown code costs the same HMAC as a known one: the time tells nothing.
    const known = asked.hasFactor(factorOf(this.config.LOOKUP_SECRET, id, fourDigits(digits)));
    if (!entry || !known) {
      // Nor does it tell that a code was found as typed: what that spared is done now.
      if (entry && code === typed) this.read(typed);
      return this.refuse(counted, address, now);
    }
    this.outcomes.found += 1;
    return entry.bodyBytes;
  }

  /** As typed first: whoever follows a link or scans a code types nothing wrong, and reading what people type costs time. */
  private find(typed: string): [string, Entry | undefined] {
    const entry = this.table.find(typed);
    return entry ? [typed, entry] : this.read(typed);
  }

  private read(typed: string): [string, Entry | undefined] {
    const code = readReference(typed) ?? readLookupNumber(typed);
    // Of other systems' codes the canonical form is counted: another way to write one is no new try.
    return code ? [code, this.table.find(code)] : [canonicalCode(typed.slice(0, 60)), this.table.findElsewhere(typed)];
  }

  private refuseTooMany(code: string, address: string, now: number): void {
    const seconds = this.attempts.wait(code, address, now);
    if (seconds === 0) return;
    this.outcomes.limited += 1;
    throw new RequestProblem(429, 'too-many-requests', { detail: 'Too many wrong tries. Wait a while, or call the hotline.', headers: { 'retry-after': String(seconds) } });
  }

  private refuse(code: string, address: string, now: number): never {
    this.attempts.failed(code, address, now);
    this.outcomes.refused += 1;
    throw new RequestProblem(404, 'status-not-found', { detail: 'No dossier has this code together with these four digits.' });
  }
}

const fourDigits = (typed = '') => (/^\d{4}$/.test(typed) ? typed : (lastFourDigits(typed) ?? ''));

/** Counted as plain numbers and handed over when somebody scrapes: prom-client hashes labels at each count. */
function outcomeCounters() {
  const name = 'motcua_lookups_total';
  const tallies = { found: 0, refused: 0, limited: 0 };
  register.removeSingleMetric(name);
  new Counter({
    name,
    help: 'Look-ups by channel and outcome',
    labelNames: ['channel', 'outcome'],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(tallies)) this.inc({ channel: 'http', outcome }, count);
    },
  });
  return tallies;
}
