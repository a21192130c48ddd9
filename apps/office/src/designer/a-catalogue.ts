import { DraftContent } from '@motcua/contracts/catalogue-editing-api';
import type { DraftedProcedure, ProcedureProblem, TryProcedure } from '@motcua/contracts/catalogue-editing-api';
import { Procedure } from '@motcua/contracts/procedure';
import { changesBetween } from '@motcua/forms/changes';
import { checkAnswers } from '@motcua/forms/check';
import { papersFor } from '@motcua/forms/check-papers';
import { checkContent } from '@motcua/forms/check-procedure';
import { compileForm } from '@motcua/forms/compile';
import { someUnits } from '@motcua/forms/a-form';
import { randomAnswers } from '@motcua/forms/random-answers';
import { seededRandom } from '@motcua/forms/random-values';
import { visibleFields, visibleSections } from '@motcua/forms/visible';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { aDraft, aShop } from './a-draft.ts';

/** A catalogue that keeps one draft, for specs of the pages: the service itself has specs of its own, and the journeys walk through both. */
export class OneDraft {
  draft: DraftedProcedure = aDraft();
  readonly published: { from: string; key: string }[] = [];
  readonly withdrawn: unknown[] = [];
  readonly begun: unknown[] = [];
  dropped = false;

  /** What another administrator does meanwhile. */
  changes(content: DraftedProcedure['content']): void {
    this.draft = { ...this.draft, content, serial: this.draft.serial + 1, changedBy: 'admin-tuan', changedAt: '2026-11-25T03:15:00.000Z' };
  }

  problems(): ProcedureProblem[] {
    return [...checkContent(this.draft.content)];
  }

  readonly routes = (behind: FastifyInstance): void => {
    const base = '/v1/procedure-drafts';
    behind.get('/v1/dossiers/counts', (_request, reply) => problem(reply, 403, 'forbidden'));
    behind.get(base, () => ({ drafts: this.listed() }));
    behind.post(base, (request, reply) => {
      this.begun.push(request.body);
      return reply.status(201).send(this.draft);
    });
    behind.get(`${base}/:id`, () => this.draft);
    behind.put<{ Body: { content: unknown } }>(`${base}/:id`, ({ headers, body }, reply) => {
      if (headers['if-match'] !== `"${this.draft.serial}"`) return this.changedMeanwhile(reply);
      this.draft = { ...this.draft, content: DraftContent.parse(body.content), serial: this.draft.serial + 1, changedBy: 'admin-ngan' };
      return this.draft;
    });
    behind.delete(`${base}/:id`, ({ headers }, reply) => {
      if (headers['if-match'] !== `"${this.draft.serial}"`) return this.changedMeanwhile(reply);
      this.dropped = true;
      return reply.status(204).send();
    });
    behind.get(`${base}/:id/problems`, () => ({ problems: this.problems() }));
    behind.get(`${base}/:id/changes`, () => ({ since: 1, changes: changesBetween(aShop, this.draft.content) }));
    behind.post<{ Body: TryProcedure }>(`${base}/:id/try`, ({ body }, reply) => (this.blocking() > 0 ? problem(reply, 422, 'procedure-not-ready') : this.tried(body)));
    behind.post<{ Body: { effectiveFrom: string } }>(`${base}/:id/publish`, ({ headers, body }, reply) => {
      if (body.effectiveFrom < '2026-11-25') return problem(reply, 422, 'effective-too-early');
      this.published.push({ from: body.effectiveFrom, key: String(headers['idempotency-key']) });
      return reply.status(201).send({ procedureId: this.draft.procedureId, version: this.draft.version });
    });
    behind.post<{ Body: { on: string; reason: object } }>('/v1/procedures/:id/versions/:n/withdraw', ({ body }) => {
      this.withdrawn.push(body);
      return { procedureId: this.draft.procedureId, version: 1, withdrawnFrom: body.on, reason: body.reason };
    });
  };

  private listed() {
    const { content: _content, state: _state, ...draft } = this.draft;
    return this.dropped ? [] : [{ ...draft, name: { vi: 'Mở cửa hàng' }, problems: this.blocking() }];
  }

  private blocking(): number {
    return this.problems().filter(({ severity }) => severity === 'blocks').length;
  }

  private tried(wish: TryProcedure) {
    const procedure = Procedure.parse(this.draft.content);
    const form = compileForm(procedure.form, { units: someUnits, procedure });
    const today = { today: '2026-11-25' };
    const { answers, problems } = checkAnswers(form, 'sample' in wish ? randomAnswers(form, seededRandom(wish.sample), today) : wish.answers, today);
    const sections = visibleSections(form, answers).map(({ id }) => id);
    const fields = sections.flatMap((id) => visibleFields(form, id, answers).map((field) => field.id));
    return { answers, problems, asked: { sections, fields, papers: papersFor(form, answers).map(({ id }) => id) } };
  }

  private changedMeanwhile(reply: FastifyReply) {
    const { serial, changedAt, changedBy } = this.draft;
    return problem(reply, 409, 'procedure-draft-changed', { current: { serial, changedAt, changedBy } });
  }
}

const problem = (reply: FastifyReply, status: number, code: string, also: object = {}) =>
  reply.status(status).type('application/problem+json').send({ type: `https://motcua.example/problems/${code}`, title: code, status, ...also });
