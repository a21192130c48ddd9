import type { Person } from '@motcua/auth/sign-in';
import { DraftedProcedure, ProcedureChanges, ProcedureDraftList, ProcedureProblems, PublishedVersion, TriedProcedure, WithdrawnVersion } from '@motcua/contracts/catalogue-editing-api';
import type { DraftContent, NewProcedureDraft, ProcedureProblem, TryProcedure, WithdrawVersion } from '@motcua/contracts/catalogue-editing-api';
import { answerIn, assertGood } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

/** A draft as it was seen: changes are made to that and to nothing newer. */
export interface Seen { readonly id: string; readonly serial: number }

export interface Withdrawal { readonly procedureId: string; readonly version: number; readonly key: string; readonly body: WithdrawVersion }

const base = '/v1/procedure-drafts';
const ifMatch = (serial: number) => ({ 'if-match': `"${serial}"` });

/** What the designer asks of catalogue, always as the administrator who sits at it. Each method @throws ServiceRefused, DependencyAway */
@Injectable()
export class ProcedureDrafts {
  constructor(private readonly services: Services) {}

  async list({ accessToken: bearer }: Reader): Promise<ProcedureDraftList['drafts']> {
    return (await answerIn(ProcedureDraftList, await this.services.catalogue(base, { bearer }))).drafts;
  }

  async begin({ accessToken: bearer }: Reader, json: NewProcedureDraft, key: string): Promise<DraftedProcedure> {
    return answerIn(DraftedProcedure, await this.services.catalogue(base, { bearer, json, headers: { 'idempotency-key': key } }));
  }

  async get({ accessToken: bearer }: Reader, id: string): Promise<DraftedProcedure> {
    return answerIn(DraftedProcedure, await this.services.catalogue(`${base}/${id}`, { bearer }));
  }

  async save({ accessToken: bearer }: Reader, { id, serial }: Seen, content: DraftContent): Promise<DraftedProcedure> {
    return answerIn(DraftedProcedure, await this.services.catalogue(`${base}/${id}`, { bearer, method: 'PUT', json: { content }, headers: ifMatch(serial) }));
  }

  async drop({ accessToken: bearer }: Reader, { id, serial }: Seen): Promise<void> {
    const answer = await this.services.catalogue(`${base}/${id}`, { bearer, method: 'DELETE', headers: ifMatch(serial) });
    await assertGood(answer);
    await answer.body?.cancel();
  }

  async problems({ accessToken: bearer }: Reader, id: string): Promise<readonly ProcedureProblem[]> {
    return (await answerIn(ProcedureProblems, await this.services.catalogue(`${base}/${id}/problems`, { bearer }))).problems;
  }

  async changes({ accessToken: bearer }: Reader, id: string): Promise<ProcedureChanges> {
    return answerIn(ProcedureChanges, await this.services.catalogue(`${base}/${id}/changes`, { bearer }));
  }

  async try({ accessToken: bearer }: Reader, id: string, json: TryProcedure): Promise<TriedProcedure> {
    return answerIn(TriedProcedure, await this.services.catalogue(`${base}/${id}/try`, { bearer, json }));
  }

  async publish({ accessToken: bearer }: Reader, { id, serial }: Seen, { effectiveFrom, key }: { effectiveFrom: string; key: string }): Promise<PublishedVersion> {
    const headers = { ...ifMatch(serial), 'idempotency-key': key };
    return answerIn(PublishedVersion, await this.services.catalogue(`${base}/${id}/publish`, { bearer, json: { effectiveFrom }, headers }));
  }

  async withdraw({ accessToken: bearer }: Reader, { procedureId, version, key, body }: Withdrawal): Promise<WithdrawnVersion> {
    return answerIn(WithdrawnVersion, await this.services.catalogue(`/v1/procedures/${procedureId}/versions/${version}/withdraw`, { bearer, json: body, headers: { 'idempotency-key': key } }));
  }
}
