import type { Person } from '@motcua/auth/sign-in';
import { OwnAccessPage } from '@motcua/contracts/access-log-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

@Injectable()
export class AccessLog {
  constructor(private readonly services: Services) {}

  /** Who looked into the citizen's own dossier. @throws ServiceRefused, DependencyAway */
  async of({ accessToken: bearer }: Pick<Person, 'accessToken'>, id: string, cursor?: string): Promise<OwnAccessPage> {
    const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
    return answerIn(OwnAccessPage, await this.services.oneStop(`/v1/dossiers/${encodeURIComponent(id)}/access${query}`, { bearer }));
  }
}
