import type { Person } from '@motcua/auth/sign-in';
import { Submission } from '@motcua/contracts/eforms-api';
import { DossierPage, DossierView, Moved } from '@motcua/contracts/one-stop-api';
import { Watched } from '@motcua/contracts/status-watch-api';
import { answerIn, ifThere } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Bearer = Pick<Person, 'accessToken'>;
const path = (id: string) => `/v1/dossiers/${encodeURIComponent(id)}`;

export interface Move {
  readonly act: 'supplement' | 'withdraw' | 'rate';
  /** The version that the page was made from. */
  readonly version: number;
  /** Made with the page: the same key gives the same answer. */
  readonly key: string;
  readonly body: unknown;
}

/** The citizen's own dossiers: at one-stop from reception on, and as they were handed in at eforms. */
@Injectable()
export class Dossiers {
  constructor(private readonly services: Services) {}

  async mine({ accessToken }: Bearer, cursor?: string): Promise<DossierPage> {
    const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
    return answerIn(DossierPage, await this.services.oneStop(`/v1/dossiers/mine${query}`, { bearer: accessToken }));
  }

  async get({ accessToken }: Bearer, id: string): Promise<DossierView> {
    return answerIn(DossierView, await this.services.oneStop(path(id), { bearer: accessToken }));
  }

  async submission({ accessToken }: Bearer, id: string): Promise<Submission> {
    return answerIn(Submission, await this.services.eforms(`/v1/submissions/${encodeURIComponent(id)}`, { bearer: accessToken }));
  }

  /** @throws ServiceRefused dossier-changed, dossier-illegal-move, answers-invalid */
  async move({ accessToken }: Bearer, id: string, { act, version, key, body }: Move): Promise<Moved> {
    const headers = { 'if-match': `"${version}"`, 'idempotency-key': key };
    return answerIn(Moved, await this.services.oneStop(`${path(id)}/${act}`, { bearer: accessToken, headers, json: body }));
  }

  slip({ accessToken }: Bearer, id: string): Promise<Response> {
    return this.services.eforms(`/v1/submissions/${encodeURIComponent(id)}/receipt.pdf`, { bearer: accessToken, timeoutMs: 30_000 });
  }

  /** The form as it was handed in. */
  form({ accessToken }: Bearer, id: string): Promise<Response> {
    return this.services.eforms(`/v1/submissions/${encodeURIComponent(id)}/form.pdf`, { bearer: accessToken, timeoutMs: 30_000 });
  }

  /** A file of the dossier at one-stop: `papers/receipt.pdf`, `result`, `attachments/<id>`. */
  file({ accessToken }: Bearer, id: string, name: string): Promise<Response> {
    return this.services.oneStop(`${path(id)}/${name}`, { bearer: accessToken, timeoutMs: 60_000 });
  }

  /** For whoever one-stop has shown their own dossier to. Their page does without when lookup is away, or slow. */
  async watch(dossierId: string): Promise<Watched | undefined> {
    return ifThere(this.services.lookup('/internal/status-watches', { json: { dossierId }, timeoutMs: 2_000 }).then((answer) => answerIn(Watched, answer)));
  }
}
