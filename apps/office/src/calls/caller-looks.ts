import { callerKey } from '@motcua/auth/caller-key';
import { type Found, statusAsker } from '@motcua/auth/status-asker';
import type { AskStatus } from '@motcua/auth/status-asker';
import type { Person } from '@motcua/auth/sign-in';
import { assertGood } from '@motcua/pages/answer';
import { Inject, Injectable } from '@nestjs/common';
import { OFFICE_CONFIG } from '../office.config.ts';
import type { OfficeConfig } from '../office.config.ts';
import { Services } from '../services/services.ts';

/** Looks dossiers up for callers. Wrong tries are counted for the operator. */
@Injectable()
export class CallerLooks {
  private readonly askStatus: AskStatus;

  constructor(
    private readonly services: Services,
    @Inject(OFFICE_CONFIG) private readonly config: OfficeConfig,
  ) {
    this.askStatus = statusAsker({ from: 'office', baseUrl: config.LOOKUP_URL, secret: config.SERVICE_SECRET });
  }

  /** What is found stands in the audit log before it is shown. @throws ServiceRefused, DependencyAway */
  async find({ id, accessToken: bearer }: Pick<Person, 'id' | 'accessToken'>, code: string, digits: string): Promise<Found> {
    const found = await this.askStatus({ code, digits, caller: callerKey(this.config.SERVICE_SECRET, `operator:${id}`) });
    if (found.is === 'found') await assertGood(await this.services.oneStop(`/v1/dossiers/${found.status.id}/looked-up`, { method: 'POST', bearer }));
    return found;
  }
}
