import type { Person } from '@motcua/auth/sign-in';
import { Attachment, Draft, DraftList, DraftProblems, EarlierPapers, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { DraftChange, KeepDraft } from '@motcua/contracts/eforms-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import { answerIn, assertGood, ServiceRefused } from '@motcua/pages/answer';
import type { Lang } from '@motcua/ui/messages';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Bearer = Pick<Person, 'accessToken'>;
const path = (id: string) => `/v1/drafts/${encodeURIComponent(id)}`;

/** The citizen's own drafts and files, at eforms. */
@Injectable()
export class Drafts {
  constructor(private readonly services: Services) {}

  async mine({ accessToken }: Bearer): Promise<Draft[]> {
    return (await answerIn(DraftList, await this.services.eforms('/v1/drafts', { bearer: accessToken }))).drafts;
  }

  /** @param lang in which the citizen is written to about the draft */
  async begin({ accessToken }: Bearer, wanted: { procedureId: string; agency: string }, lang: Lang): Promise<Draft> {
    return answerIn(Draft, await this.services.eforms('/v1/drafts', { bearer: accessToken, json: wanted, headers: { 'accept-language': lang } }));
  }

  /** All that stood in a refused dossier, as a draft. @throws ServiceRefused dossier-not-refused, procedure-withdrawn */
  async beginAgain({ accessToken }: Bearer, dossierId: string, lang: Lang): Promise<Draft> {
    return answerIn(Draft, await this.services.eforms('/v1/drafts', { bearer: accessToken, json: { from: dossierId }, headers: { 'accept-language': lang } }));
  }

  async get({ accessToken }: Bearer, id: string): Promise<Draft> {
    return answerIn(Draft, await this.services.eforms(path(id), { bearer: accessToken }));
  }

  /** @param seen the version that the page was made from. @throws ServiceRefused draft-changed, draft-submitted, answers-invalid */
  async change({ accessToken }: Bearer, id: string, seen: number, change: DraftChange): Promise<Draft> {
    const headers = { 'if-match': `"${seen}"` };
    return answerIn(Draft, await this.services.eforms(path(id), { method: 'PATCH', bearer: accessToken, headers, json: change }));
  }

  /** Changes the list of a paper's files as it is now: files come and go beside the form, in any window. */
  async changeFiles(person: Bearer, id: string, paper: string, change: (files: readonly string[]) => string[]): Promise<Draft> {
    for (let attempt = 1; ; attempt += 1) {
      const draft = await this.get(person, id);
      try {
        return await this.change(person, id, draft.version, { papers: { [paper]: change(draft.papers[paper] ?? []) } });
      } catch (error) {
        if (!(error instanceof ServiceRefused) || error.code !== 'draft-changed' || attempt === 5) throw error;
      }
    }
  }

  /** Own files of earlier dossiers that this one may have as well. */
  async earlierPapers({ accessToken }: Bearer, id: string): Promise<EarlierPapers> {
    return answerIn(EarlierPapers, await this.services.eforms(`${path(id)}/earlier-papers`, { bearer: accessToken }));
  }

  /** @throws ServiceRefused draft-kept-long-enough, draft-submitted */
  async keep({ accessToken }: Bearer, id: string, seen: KeepDraft): Promise<Draft> {
    return answerIn(Draft, await this.services.eforms(`${path(id)}/keep`, { bearer: accessToken, json: seen }));
  }

  /** To the newer version of its form. @throws ServiceRefused draft-changed, draft-submitted, draft-up-to-date */
  async upgrade({ accessToken }: Bearer, id: string, { seen, key }: { seen: number; key: string }): Promise<Draft> {
    const headers = { 'if-match': `"${seen}"`, 'idempotency-key': key };
    return answerIn(Draft, await this.services.eforms(`${path(id)}/upgrade`, { method: 'POST', bearer: accessToken, headers }));
  }

  async problems({ accessToken }: Bearer, id: string): Promise<readonly FieldProblem[]> {
    return (await answerIn(DraftProblems, await this.services.eforms(`${path(id)}/problems`, { bearer: accessToken }))).problems;
  }

  /** As it would read on paper, marked as a draft. */
  form({ accessToken }: Bearer, id: string): Promise<Response> {
    return this.services.eforms(`${path(id)}/form.pdf`, { bearer: accessToken, timeoutMs: 30_000 });
  }

  async discard({ accessToken }: Bearer, id: string): Promise<void> {
    await assertGood(await this.services.eforms(path(id), { method: 'DELETE', bearer: accessToken }));
  }

  /** The same key gives the same dossier, however often it is sent. */
  async submit({ accessToken }: Bearer, id: string, key: string, lang: Lang): Promise<SubmissionReceipt> {
    const headers = { 'idempotency-key': key, 'accept-language': lang };
    return answerIn(SubmissionReceipt, await this.services.eforms(`${path(id)}/submit`, { method: 'POST', bearer: accessToken, headers }));
  }

  async attach({ accessToken }: Bearer, { body, type }: { body: ReadableStream; type: string }): Promise<Attachment> {
    const headers = { 'content-type': type };
    return answerIn(Attachment, await this.services.eforms('/v1/attachments', { method: 'POST', bearer: accessToken, headers, body, timeoutMs: 120_000 }));
  }

  async file({ accessToken }: Bearer, id: string): Promise<Attachment> {
    return answerIn(Attachment, await this.services.eforms(`/v1/attachments/${encodeURIComponent(id)}`, { bearer: accessToken }));
  }

  content({ accessToken }: Bearer, id: string): Promise<Response> {
    return this.services.eforms(`/v1/attachments/${encodeURIComponent(id)}/content`, { bearer: accessToken, timeoutMs: 60_000 });
  }

  async removeFile({ accessToken }: Bearer, id: string): Promise<void> {
    await assertGood(await this.services.eforms(`/v1/attachments/${encodeURIComponent(id)}`, { method: 'DELETE', bearer: accessToken }));
  }
}
