import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { type Attachment, ClaimedAttachments, type Submission, SubmissionContent } from '@motcua/contracts/eforms-api';
import { Problem } from '@motcua/contracts/problems';
import { RequestProblem } from '@motcua/http/problem';
import { DependencyAway } from '@motcua/messaging/failure';
import { Inject, Injectable } from '@nestjs/common';
import { ONE_STOP_CONFIG, type OneStopConfig } from '../one-stop.config.ts';

interface Claim {
  ids: readonly string[];
  owner: string;
  dossierId: string;
}

/** What one-stop asks of eforms, which keeps the submissions and their files. */
@Injectable()
export class Eforms {
  private readonly ask: ServiceFetch;

  constructor(@Inject(ONE_STOP_CONFIG) { EFORMS_URL: baseUrl, SERVICE_SECRET: secret }: OneStopConfig) {
    this.ask = serviceFetch({ from: 'one-stop', to: 'eforms', baseUrl, secret });
  }

  /** Whole submissions, at most 200; those that eforms does not know are left out. @throws DependencyAway */
  async contentOf(ids: readonly string[]): Promise<Submission[]> {
    const answer = await this.ask('/internal/submissions/content', { json: { ids } });
    if (!answer.ok) throw await awayAfter(answer);
    return SubmissionContent.parse(await answer.json()).submissions;
  }

  /** Binds files of a supplement to their dossier. Idempotent. @throws RequestProblem 422 naming what is not the owner's, DependencyAway */
  async claim(claim: Claim): Promise<Attachment[]> {
    if (claim.ids.length === 0) return [];
    const answer = await this.ask('/internal/attachments/claim', { json: claim });
    if (answer.status === 422) throw unknownFiles(Problem.parse(await answer.json()));
    if (!answer.ok) throw await awayAfter(answer);
    return ClaimedAttachments.parse(await answer.json()).attachments;
  }

  /** The file as a stream. @throws DependencyAway */
  async attachment(id: string): Promise<ReadableStream> {
    const answer = await this.ask(`/internal/attachments/${encodeURIComponent(id)}/content`);
    if (!answer.ok || !answer.body) throw await awayAfter(answer);
    return answer.body;
  }
}

const unknownFiles = ({ detail, errors = [] }: Problem) => new RequestProblem(422, 'attachment-unknown', { ...(detail ? { detail } : {}), errors });

/** An answer that the contract does not know: eforms is not well, and asking again later is all that can be done. */
async function awayAfter(answer: Response): Promise<DependencyAway> {
  await answer.body?.cancel();
  return new DependencyAway(`eforms answered ${answer.status}`);
}
