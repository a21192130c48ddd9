import type { WithdrawnVersion, WithdrawVersion } from '@motcua/contracts/catalogue-editing-api';
import { plainDate } from '@motcua/domain/calendar/plain-date';
import type { Actor } from '@motcua/domain/actor';
import { sameContent } from '@motcua/forms/same-content';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { keyReused, tooEarly } from './drafts/draft.problems.ts';
import type { Entry, Withdrawal } from './entry.schema.ts';
import { EntryStore } from './entry.store.ts';
import { dayOf } from './today.ts';

export interface Withdrawing extends WithdrawVersion {
  readonly id: string;
  readonly version: number;
  readonly key: string;
}

/** Takes versions of procedures out of offer, from a day on. What was published stays as it is, for the dossiers that were made under it. */
@Injectable()
export class WithdrawingService {
  constructor(
    private readonly entries: EntryStore,
    private readonly clock: Clock,
  ) {}

  async withdraw(wish: Withdrawing, by: Actor): Promise<WithdrawnVersion> {
    const entry = await this.version(wish);
    if (entry.withdrawal) return answerAgain(entry.withdrawal, wish);
    const now = this.clock.now();
    if (plainDate(wish.on) < dayOf(now)) throw tooEarly(dayOf(now));
    const withdrawal = { on: wish.on, reason: wish.reason, key: wish.key, by: by.id, at: now };
    if (await this.entries.withdraw(entry, withdrawal, now)) return answer(withdrawal, wish);
    const { withdrawal: first = withdrawal } = await this.version(wish);
    return answerAgain(first, wish);
  }

  private async version({ id, version }: Withdrawing): Promise<Entry<'procedure'>> {
    const entry = await this.entries.findVersion('procedure', id, version);
    if (!entry) throw new RequestProblem(404, 'procedure-unknown', { detail: `There is no procedure ${id} of that version.` });
    return entry;
  }
}

/** Somebody withdrew it before: the same wish gets the same answer, another one is told so. */
function answerAgain(first: Withdrawal, wish: Withdrawing): WithdrawnVersion {
  const same = first.on === wish.on && sameContent(first.reason, wish.reason);
  if (first.key === wish.key && !same) throw keyReused();
  if (!same) {
    const { on, reason, at, by } = first;
    throw new RequestProblem(409, 'version-withdrawn', { detail: `The version was withdrawn from ${on} on.`, also: { current: { on, reason, changedAt: at.toISOString(), changedBy: by } } });
  }
  return answer(first, wish);
}

const answer = ({ on, reason }: Withdrawal, { id, version }: Withdrawing): WithdrawnVersion => ({ procedureId: id, version, withdrawnFrom: on, reason });
