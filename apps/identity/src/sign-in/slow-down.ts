import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { loginName } from '../accounts/account.schema.ts';
import { TallyStore } from './tally.store.ts';

export interface Attempt { readonly login: string; readonly ip: string }

const quarter = 15 * 60;
const mostWaiting = 5;

/** 0 for the first `free` tries, then 0.5, 1, 2, 4 … seconds up to `most`. In milliseconds. */
export const waitAfter = (tries: number, free: number, most: number): number => (tries <= free ? 0 : Math.min(500 * 2 ** (tries - free - 1), most));

/**
 * Guessing passwords gets slow, nobody gets locked out: somebody else's wrong tries cost the owner two seconds at most.
 * Tries are counted before they are checked, so that many at once gain nothing.
 */
@Injectable()
export class SlowDown {
  private readonly waiting = new Map<string, number>();

  constructor(private readonly tallies: TallyStore) {}

  /** What `check` found, null when it found nothing, or 'busy' when too many tries from this address wait already. */
  async attempt<Found>({ login, ip }: Attempt, check: () => Promise<Found | null>): Promise<Found | null | 'busy'> {
    const account = { what: 'sign-in to', whom: loginName(login) };
    const here = { what: 'sign-in to from', whom: `${loginName(login)} ${ip}` };
    const address = { what: 'sign-in from', whom: ip };
    const [toAccount, fromHere, fromAddress] = await Promise.all([account, here, address].map((subject) => this.tallies.count(subject, quarter)));
    const wait = Math.max(waitAfter(fromHere ?? 0, 3, 8000), waitAfter(fromAddress ?? 0, 30, 8000), waitAfter(toAccount ?? 0, 10, 2000));
    if (!(await this.wait(ip, wait))) return 'busy';
    const found = await check();
    // Who signed in was guessing nothing: an office's people behind one address do not slow each other down in the morning.
    if (found !== null) await Promise.all([this.tallies.forget(account, here), this.tallies.takeBack(address)]);
    return found;
  }

  private async wait(ip: string, milliseconds: number): Promise<boolean> {
    if (milliseconds === 0) return true;
    const others = this.waiting.get(ip) ?? 0;
    if (others >= mostWaiting) return false;
    this.waiting.set(ip, others + 1);
    await pause(milliseconds);
    const left = (this.waiting.get(ip) ?? 1) - 1;
    if (left > 0) this.waiting.set(ip, left);
    else this.waiting.delete(ip);
    return true;
  }
}
