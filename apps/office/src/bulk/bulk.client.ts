import type { Person } from '@motcua/auth/sign-in';
import { BulkJob, BulkJobs, BulkPreview } from '@motcua/contracts/bulk-api';
import type { BulkAsked, BulkPreviewAsked } from '@motcua/contracts/bulk-api';
import { Colleagues } from '@motcua/contracts/handing-api';
import { answerIn, ifThere } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** What is asked of one-stop about many dossiers at once, as the official who sits there. */
@Injectable()
export class BulkClient {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway */
  async preview({ accessToken: bearer }: Reader, json: BulkPreviewAsked): Promise<BulkPreview> {
    return answerIn(BulkPreview, await this.services.oneStop('/v1/bulk-jobs/preview', { bearer, json }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async order({ accessToken: bearer }: Reader, json: BulkAsked, key: string): Promise<BulkJob> {
    return answerIn(BulkJob, await this.services.oneStop('/v1/bulk-jobs', { bearer, json, headers: { 'idempotency-key': key } }));
  }

  /** The same one each time. @throws ServiceRefused, DependencyAway */
  async retry({ accessToken: bearer }: Reader, id: string): Promise<BulkJob> {
    return answerIn(BulkJob, await this.services.oneStop(`/v1/bulk-jobs/${id}/retry`, { bearer, json: {} }));
  }

  /** @throws ServiceRefused, DependencyAway */
  async job({ accessToken: bearer }: Reader, id: string): Promise<BulkJob> {
    return answerIn(BulkJob, await this.services.oneStop(`/v1/bulk-jobs/${id}`, { bearer }));
  }

  /** Pages stand without it. */
  async list({ accessToken: bearer }: Reader): Promise<BulkJobs['jobs'] | undefined> {
    const answer = await ifThere(this.services.oneStop('/v1/bulk-jobs', { bearer, timeoutMs: 3_000 }));
    if (answer?.ok) return BulkJobs.parse(await answer.json()).jobs;
    await answer?.body?.cancel();
    return undefined;
  }

  /** Who may be given a dossier at its step now. @throws ServiceRefused, DependencyAway */
  async colleagues({ accessToken: bearer }: Reader, id: string): Promise<Colleagues> {
    return answerIn(Colleagues, await this.services.oneStop(`/v1/dossiers/${id}/colleagues`, { bearer }));
  }
}
