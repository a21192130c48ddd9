import type { Person } from '@motcua/auth/sign-in';
import { SuspectedDuplicates } from '@motcua/contracts/counter-api';
import type { SuspectedDuplicate } from '@motcua/contracts/counter-api';
import { Appointment, DossierCover, DossierPage, DossierView, Moved, QueueCounts } from '@motcua/contracts/one-stop-api';
import type { AllowedAction, QueueQuery, SearchDossiers } from '@motcua/contracts/one-stop-api';
import { answerIn, ifThere, ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from './services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** A move as an official sends it: what was seen, the key that makes a repetition known, and what it says. */
export interface Move {
  readonly id: string;
  readonly act: AllowedAction['action'];
  readonly version: number;
  readonly key: string;
  readonly body?: unknown;
}

export interface ResultFile { readonly name: string; readonly type: string; readonly bytes: Buffer<ArrayBuffer> }

/** What the desk asks of one-stop, always as the official who sits at it. */
@Injectable()
export class OneStop {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway */
  async list({ accessToken: bearer }: Reader, query: QueueQuery): Promise<DossierPage> {
    return answerIn(DossierPage, await this.services.oneStop(`/v1/dossiers?${new URLSearchParams(withoutGaps(query))}`, { bearer }));
  }

  /** What is sought is personal data: it goes in the body. @throws ServiceRefused, DependencyAway */
  async search({ accessToken: bearer }: Reader, json: Partial<SearchDossiers> & { q: string }): Promise<DossierPage> {
    return answerIn(DossierPage, await this.services.oneStop('/v1/dossiers/search', { bearer, json }));
  }

  /** Pages stand without the counts: undefined while one-stop is away or this official has no queues. */
  async counts({ accessToken: bearer }: Reader): Promise<QueueCounts | undefined> {
    const answer = await ifThere(this.services.oneStop('/v1/dossiers/counts', { bearer, timeoutMs: 3_000 }));
    if (answer?.ok) return QueueCounts.parse(await answer.json());
    await answer?.body?.cancel();
    return undefined;
  }

  /** @throws ServiceRefused, DependencyAway */
  async dossier({ accessToken: bearer }: Reader, id: string): Promise<DossierView> {
    return answerIn(DossierView, await this.services.oneStop(`/v1/dossiers/${id}`, { bearer }));
  }

  /** Of a confidential dossier that this official may not look into, but may claim or assign, the outside. @throws ServiceRefused, DependencyAway */
  async dossierOrCover(reader: Reader & Pick<Person, 'roles'>, id: string): Promise<DossierView | DossierCover> {
    try {
      return await this.dossier(reader, id);
    } catch (error) {
      const shut = error instanceof ServiceRefused && error.status === 404 && reader.roles.includes('inspector');
      if (!shut) throw error;
      return answerIn(DossierCover, await this.services.oneStop(`/v1/dossiers/${id}/cover`, { bearer: reader.accessToken }));
    }
  }

  /** Others of the agency that may be about the same matter. @throws ServiceRefused, DependencyAway */
  async duplicatesOf({ accessToken: bearer }: Reader, id: string): Promise<SuspectedDuplicate[]> {
    return (await answerIn(SuspectedDuplicates, await this.services.oneStop(`/v1/dossiers/${id}/duplicates`, { bearer }))).suspected;
  }

  /** What receiving it now would promise. @throws ServiceRefused, DependencyAway */
  async appointment({ accessToken: bearer }: Reader, id: string): Promise<Appointment> {
    return answerIn(Appointment, await this.services.oneStop(`/v1/dossiers/${id}/appointment`, { bearer }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async move({ accessToken: bearer }: Reader, { id, act, body = {}, ...conditions }: Move): Promise<Moved> {
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/${act}`, { bearer, json: body, headers: headersOf(conditions) }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async attachResult({ accessToken: bearer }: Reader, { id, ...conditions }: Omit<Move, 'act' | 'body'>, { name, type, bytes }: ResultFile): Promise<Moved> {
    const body = new FormData();
    body.set('file', new Blob([bytes], { type }), name);
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/result`, { bearer, body, headers: headersOf(conditions), timeoutMs: 60_000 }));
  }

  /** A file below the dossier, unread. @throws DependencyAway */
  file({ accessToken: bearer }: Reader, id: string, path: string): Promise<Response> {
    return this.services.oneStop(`/v1/dossiers/${id}/${path}`, { bearer, headers: { accept: '*/*' }, timeoutMs: 60_000 });
  }

  /** The register of the reader's agency, as PDF. */
  register({ accessToken: bearer }: Reader, from: string, to: string): Promise<Response> {
    return this.services.oneStop(`/v1/dossiers/register.pdf?${new URLSearchParams({ from, to })}`, { bearer, timeoutMs: 120_000 });
  }
}

const headersOf = ({ version, key }: Pick<Move, 'version' | 'key'>) => ({ 'if-match': `"${version}"`, 'idempotency-key': key });

function withoutGaps(query: object): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
