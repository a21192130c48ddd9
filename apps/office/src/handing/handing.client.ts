import type { Person } from '@motcua/auth/sign-in';
import { Colleagues, Comment, CommentPage, ConsultationView, ConsultationViews, MentionPage } from '@motcua/contracts/handing-api';
import { Moved } from '@motcua/contracts/one-stop-api';
import { answerIn, assertGood } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import type { ResultFile } from '../services/one-stop.ts';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;
export interface Seen { readonly version: number; readonly key: string }
export interface AtQuestion { readonly id: string; readonly question: string }

/** What is asked of one-stop about hands, agencies and notes, as the official who sits here. */
@Injectable()
export class HandingClient {
  constructor(private readonly services: Services) {}

  /** @throws ServiceRefused, DependencyAway; so do all below */
  async colleagues({ accessToken: bearer }: Reader, id: string, step: string | undefined): Promise<Colleagues> {
    const query = step === undefined ? '' : `?${new URLSearchParams({ step })}`;
    return answerIn(Colleagues, await this.services.oneStop(`/v1/dossiers/${id}/colleagues${query}`, { bearer, timeoutMs: 3_000 }));
  }

  async undo({ accessToken: bearer }: Reader, id: string, seen: Seen): Promise<Moved> {
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/undo`, { bearer, json: {}, headers: conditions(seen) }));
  }

  async opened({ accessToken: bearer }: Reader, id: string, version: number): Promise<void> {
    await assertGood(await this.services.oneStop(`/v1/dossiers/${id}/opened`, { method: 'POST', bearer, headers: { 'if-match': `"${version}"` }, timeoutMs: 2_000 }));
  }

  async questions({ accessToken: bearer }: Reader, id: string): Promise<ConsultationViews> {
    return answerIn(ConsultationViews, await this.services.oneStop(`/v1/dossiers/${id}/consultations`, { bearer }));
  }

  async question({ accessToken: bearer }: Reader, { id, question }: AtQuestion): Promise<ConsultationView> {
    return answerIn(ConsultationView, await this.services.oneStop(`/v1/dossiers/${id}/consultations/${question}`, { bearer }));
  }

  async recall({ accessToken: bearer }: Reader, { id, question }: AtQuestion, seen: Seen): Promise<Moved> {
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/consultations/${question}/recall`, { bearer, json: {}, headers: conditions(seen) }));
  }

  async acknowledge({ accessToken: bearer }: Reader, { id, question }: AtQuestion, key: string): Promise<Moved> {
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/consultations/${question}/acknowledge`, { bearer, json: {}, headers: { 'idempotency-key': key } }));
  }

  async decline({ accessToken: bearer }: Reader, { id, question }: AtQuestion, { key, reason }: { key: string; reason: string }): Promise<Moved> {
    return answerIn(Moved, await this.services.oneStop(`/v1/dossiers/${id}/consultations/${question}/decline`, { bearer, json: { reason }, headers: { 'idempotency-key': key } }));
  }

  /** With a document or without; the words stand before the file. */
  async answer({ accessToken: bearer }: Reader, { id, question }: AtQuestion, { key, answer, file }: { key: string; answer: string; file?: ResultFile | undefined }): Promise<Moved> {
    const path = `/v1/dossiers/${id}/consultations/${question}/answer`;
    const headers = { 'idempotency-key': key };
    if (!file) return answerIn(Moved, await this.services.oneStop(path, { bearer, json: { answer }, headers }));
    const body = new FormData();
    body.set('answer', answer);
    body.set('file', new Blob([file.bytes], { type: file.type }), file.name);
    return answerIn(Moved, await this.services.oneStop(path, { bearer, body, headers, timeoutMs: 60_000 }));
  }

  async notes({ accessToken: bearer }: Reader, id: string, cursor: string | undefined): Promise<CommentPage> {
    return answerIn(CommentPage, await this.services.oneStop(`/v1/dossiers/${id}/comments${from(cursor)}`, { bearer, timeoutMs: 3_000 }));
  }

  async write({ accessToken: bearer }: Reader, id: string, { key, text }: { key: string; text: string }): Promise<Comment> {
    return answerIn(Comment, await this.services.oneStop(`/v1/dossiers/${id}/comments`, { bearer, json: { text }, headers: { 'idempotency-key': key } }));
  }

  async retract({ accessToken: bearer }: Reader, id: string, note: string): Promise<Comment> {
    return answerIn(Comment, await this.services.oneStop(`/v1/dossiers/${id}/comments/${note}/retract`, { bearer, json: {} }));
  }

  async mentions({ accessToken: bearer }: Reader, cursor: string | undefined): Promise<MentionPage> {
    return answerIn(MentionPage, await this.services.oneStop(`/v1/mentions${from(cursor)}`, { bearer }));
  }
}

const conditions = ({ version, key }: Seen) => ({ 'if-match': `"${version}"`, 'idempotency-key': key });
const from = (cursor: string | undefined) => (cursor === undefined ? '' : `?${new URLSearchParams({ cursor })}`);
