import type { DigestHour, DueRow } from '@motcua/contracts/notices-api';
import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from '../config-token.ts';
import type { NotifyConfig } from '../notify.config.ts';
import { PreferenceStore } from '../preferences/preference.store.ts';
import { digestsOf } from './digests.ts';
import type { Morning } from './mornings.ts';
import { Noticing } from './noticing.ts';
import { Officials } from './officials.ts';

export interface Outlook {
  /** Agencies where anything is due. */
  readonly busy: ReadonlySet<string>;
  /** Who asked for an hour of their own. */
  readonly wanted: ReadonlyMap<DigestHour, ReadonlySet<string>>;
}

/** Tells everybody at an agency what waits for them. Begun again, it tells nobody twice. */
@Injectable()
export class Digests {
  constructor(
    private readonly preferences: PreferenceStore,
    private readonly officials: Officials,
    private readonly noticing: Noticing,
    @Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig,
  ) {}

  /** What holds for all mornings at once, so that an agency with nothing to tell, and an hour that nobody asked for, costs nothing. @throws DependencyAway */
  async outlook(mornings: readonly Morning[]): Promise<Outlook> {
    const hours = [...new Set(mornings.map(({ hour }) => hour))].filter((hour) => hour !== 'opening');
    const wanted = await Promise.all(hours.map(async (hour) => [hour, new Set(await this.preferences.wantDigestAt(hour))] as const));
    return { busy: await this.officials.dueAgencies(), wanted: new Map(wanted) };
  }

  /** @returns how many were told. @throws DependencyAway */
  async tell({ agency, day, hour }: Morning, { busy, wanted }: Outlook): Promise<number> {
    const waiting = hour === 'opening' ? undefined : wanted.get(hour);
    if (waiting?.size === 0 || !busy.has(agency)) return 0;
    let told = 0;
    for (const [official, rows] of await this.at(agency)) {
      const isNow = waiting ? waiting.has(official) : (await this.preferences.notices(official)).hour === 'opening';
      if (!isNow) continue;
      await this.noticing.tellDigest(official, day, rows);
      told += 1;
    }
    return told;
  }

  private async at(agency: string): Promise<Map<string, DueRow[]>> {
    const rows = await this.officials.dueAt(agency);
    if (rows.length === 0) return new Map();
    const [heads, leaders, inspectors] = await Promise.all([this.officials.withRole(agency, 'head'), this.officials.withRole(agency, 'leader'), this.officials.withRole(agency, 'inspector')]);
    return digestsOf(rows, { heads, leaders, inspectors }, this.config.LEADER_TOLD_AFTER_DAYS);
  }
}
