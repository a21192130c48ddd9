import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import type { DraftDocument } from './draft.schema.ts';

const day = 24 * 60 * 60 * 1000;
/** Days that a save lets a draft live on, and the longest that one is kept without being saved. */
export const keptFor = { afterSave: 30, atMost: 180 };

const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * day);

/** How long a draft lives, and when its owner is told that it ends. */
@Injectable()
export class DraftLife {
  private readonly noticeDays: readonly number[];

  constructor(
    @Inject(EFORMS_CONFIG) { DRAFT_NOTICE_DAYS }: EformsConfig,
    private readonly clock: Clock,
  ) {
    this.noticeDays = [...DRAFT_NOTICE_DAYS].sort((one, other) => other - one);
  }

  now(): Date {
    return this.clock.now();
  }

  /** Each save lets a draft live on; what the owner had it kept for is not taken back. */
  saved(now: Date, before?: Pick<DraftDocument, 'expiresAt'>): Pick<DraftDocument, 'savedAt' | 'expiresAt' | 'noticeAt'> {
    const anew = daysAfter(now, keptFor.afterSave);
    return { savedAt: now, ...this.until(before && before.expiresAt > anew ? before.expiresAt : anew, now) };
  }

  /** Another 30 days, as far as a draft may be kept; undefined when it is kept that long already. */
  kept(draft: Pick<DraftDocument, 'savedAt' | 'expiresAt'>, now: Date): Pick<DraftDocument, 'expiresAt' | 'noticeAt'> | undefined {
    const [wanted, latest] = [daysAfter(draft.expiresAt, keptFor.afterSave), this.latest(draft)];
    const until = wanted < latest ? wanted : latest;
    return until > draft.expiresAt ? this.until(until, now) : undefined;
  }

  latest({ savedAt }: Pick<DraftDocument, 'savedAt'>): Date {
    return daysAfter(savedAt, keptFor.atMost);
  }

  /** The notice that is due by now, in days before the end, and when the next one is. After a long outage one notice is enough. */
  due({ expiresAt }: Pick<DraftDocument, 'expiresAt'>, now: Date): { days: number | undefined; noticeAt: Date | null } {
    const days = this.noticeDays.filter((before) => daysAfter(expiresAt, -before) <= now).at(-1);
    return { days, noticeAt: this.next(expiresAt, now) };
  }

  private until(expiresAt: Date, now: Date): Pick<DraftDocument, 'expiresAt' | 'noticeAt'> {
    return { expiresAt, noticeAt: this.next(expiresAt, now) };
  }

  private next(expiresAt: Date, now: Date): Date | null {
    return this.noticeDays.map((before) => daysAfter(expiresAt, -before)).find((at) => at > now) ?? null;
  }
}
