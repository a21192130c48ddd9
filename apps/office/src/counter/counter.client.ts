import type { Person } from '@motcua/auth/sign-in';
import { CounterDraft, CounterDraftList, KnownApplicants, OpenedDossier, SuspectedDuplicates } from '@motcua/contracts/counter-api';
import type { ApplicantQuery, CounterDraftChange, DuplicateQuery, NewCounterDraft, SuspectedDuplicate } from '@motcua/contracts/counter-api';
import { Attachment, DraftProblems, SubmissionReceipt } from '@motcua/contracts/eforms-api';
import type { FieldProblem } from '@motcua/contracts/problems';
import { answerIn, assertGood } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Bearer = Pick<Person, 'accessToken'>;
const path = (id: string) => `/v1/counter-drafts/${id}`;

/** What the counter asks of eforms (drafts, scans) and one-stop (people, duplicates), always as the receptionist who sits there. */
@Injectable()
export class Counter {
  constructor(private readonly services: Services) {}

  async drafts({ accessToken: bearer }: Bearer): Promise<CounterDraft[]> {
    return (await answerIn(CounterDraftList, await this.services.eforms('/v1/counter-drafts', { bearer }))).drafts;
  }

  async begin({ accessToken: bearer }: Bearer, key: string, json: NewCounterDraft): Promise<CounterDraft> {
    return answerIn(CounterDraft, await this.services.eforms('/v1/counter-drafts', { bearer, json, headers: { 'idempotency-key': key } }));
  }

  async draft({ accessToken: bearer }: Bearer, id: string): Promise<CounterDraft> {
    return answerIn(CounterDraft, await this.services.eforms(path(id), { bearer }));
  }

  /** @throws ServiceRefused draft-changed, draft-submitted, answers-invalid */
  async change({ accessToken: bearer }: Bearer, id: string, seen: number, json: CounterDraftChange): Promise<CounterDraft> {
    return answerIn(CounterDraft, await this.services.eforms(path(id), { method: 'PATCH', bearer, json, headers: { 'if-match': `"${seen}"` } }));
  }

  async problems({ accessToken: bearer }: Bearer, id: string): Promise<readonly FieldProblem[]> {
    return (await answerIn(DraftProblems, await this.services.eforms(`${path(id)}/problems`, { bearer }))).problems;
  }

  async discard({ accessToken: bearer }: Bearer, id: string): Promise<void> {
    await assertGood(await this.services.eforms(path(id), { method: 'DELETE', bearer }));
  }

  /** A draft becomes one dossier, however often this is asked. */
  async submit({ accessToken: bearer }: Bearer, id: string, incomplete: boolean): Promise<SubmissionReceipt> {
    return answerIn(SubmissionReceipt, await this.services.eforms(`${path(id)}/submit`, { bearer, json: { incomplete }, headers: { 'idempotency-key': `submit-${id}` }, timeoutMs: 30_000 }));
  }

  async attach({ accessToken: bearer }: Bearer, { name, type, bytes }: { name: string; type: string; bytes: Buffer<ArrayBuffer> }): Promise<Attachment> {
    const body = new FormData();
    body.set('file', new Blob([bytes], { type }), name);
    return answerIn(Attachment, await this.services.eforms('/v1/counter-attachments', { bearer, body, timeoutMs: 60_000 }));
  }

  async applicants({ accessToken: bearer }: Bearer, json: ApplicantQuery): Promise<KnownApplicants> {
    return answerIn(KnownApplicants, await this.services.oneStop('/v1/counter/applicants', { bearer, json }));
  }

  async suspected({ accessToken: bearer }: Bearer, json: DuplicateQuery): Promise<SuspectedDuplicate[]> {
    return (await answerIn(SuspectedDuplicates, await this.services.oneStop('/v1/counter/duplicates', { bearer, json }))).suspected;
  }

  /** One-stop need not wait for the submission's event. */
  async open({ accessToken: bearer }: Bearer, id: string): Promise<OpenedDossier> {
    return answerIn(OpenedDossier, await this.services.oneStop(`/v1/counter/dossiers/${id}/open`, { bearer, json: {}, headers: { 'idempotency-key': `open-${id}` } }));
  }

  async dismiss({ accessToken: bearer }: Bearer, { id, other, key, reason }: { id: string; other: string; key: string; reason: string }): Promise<void> {
    await assertGood(await this.services.oneStop(`/v1/dossiers/${id}/duplicates/${other}/dismiss`, { bearer, json: { reason }, headers: { 'idempotency-key': key } }));
  }
}
