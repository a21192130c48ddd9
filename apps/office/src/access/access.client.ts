import type { Person } from '@motcua/auth/sign-in';
import { AccessPage, type AccessQuery } from '@motcua/contracts/access-log-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

@Injectable()
export class AccessLog {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway */
  async page({ accessToken: bearer }: Reader, id: string, query: AccessQuery): Promise<AccessPage> {
    return answerIn(AccessPage, await this.services.oneStop(`/v1/dossiers/${id}/access-log${asked(query)}`, { bearer }));
  }

  /** For a spreadsheet, unread. @throws DependencyAway */
  sheet({ accessToken: bearer }: Reader, id: string, query: AccessQuery): Promise<Response> {
    return this.services.oneStop(`/v1/dossiers/${id}/access-log.csv${asked(query)}`, { bearer, headers: { accept: '*/*' }, timeoutMs: 60_000 });
  }
}

function asked(query: AccessQuery): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}
