import { NotAllowed } from '@motcua/auth/errors';
import type { BulkAct, BulkAsked, BulkChoice, BulkJob, BulkJobs, BulkPreview, BulkPreviewAsked } from '@motcua/contracts/bulk-api';
import { mostAtOnce } from '@motcua/contracts/bulk-api';
import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { refusal } from '@motcua/domain/dossier/permission';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { hash, randomUUID } from 'node:crypto';
import { because } from '../dossiers/actions.ts';
import { keyReused } from '../dossiers/dossier.problems.ts';
import { DossierStore, type Loaded } from '../dossiers/dossier.store.ts';
import { QueuesService } from '../queues/queues.service.ts';
import type { BulkJobDocument } from './bulk-job.schema.ts';
import { BulkJobStore } from './bulk-job.store.ts';
import { BulkRunner } from './bulk-runner.ts';
import { oneByOne } from './bulk-verdict.ts';

/** Doing one thing with many dossiers: looked at first, then ordered as a job that works on by itself. */
@Injectable()
export class BulkService {
  constructor(
    private readonly queues: QueuesService,
    private readonly dossiers: DossierStore,
    private readonly jobs: BulkJobStore,
    private readonly runner: BulkRunner,
    private readonly clock: Clock,
  ) {}

  async preview(actor: Actor, { act, choice }: BulkPreviewAsked): Promise<BulkPreview> {
    const { ids, beyond } = this.chosen(actor, choice);
    const dossiers = await this.within(actor, ids);
    return { act, rows: dossiers.map((dossier) => this.previewed(dossier, act, actor)), beyond };
  }

  /** The same key makes the same job. @throws RequestProblem 409 for another request with this key */
  async order(actor: Actor, { order, rows }: BulkAsked, key: string): Promise<BulkJob> {
    if (actor.agency === undefined) throw new NotAllowed('This account works for no agency.');
    const request = hash('sha256', JSON.stringify([order, rows]), 'base64url');
    const seen = new Map(rows.map(({ id, version }) => [id, version]));
    const dossiers = await this.within(actor, [...seen.keys()]);
    if (dossiers.length === 0) throw new RequestProblem(404, 'not-found', { detail: 'None of these dossiers is there for this account.' });
    const job = await this.jobs.add({
      ...{ _id: randomUUID(), by: actor.id, agency: actor.agency, order, key, request, createdAt: this.clock.now().toISOString(), doneAt: null, seen: false },
      rows: dossiers.map(({ id, reference, version }) => ({ id, reference, version: seen.get(id) ?? version, state: 'waiting' })),
    });
    if (job.request !== request) throw keyReused();
    this.runner.wake();
    return presented(job);
  }

  /** Those that failed, from the versions they are at now. @throws RequestProblem 404 */
  async retry(actor: Actor, id: string, key: string): Promise<BulkJob> {
    const job = await this.mustFind(actor, id);
    const failed = job.rows.filter(({ state }) => state === 'failed').map((row) => row.id);
    const now = await this.within(actor, failed);
    return this.order(actor, { order: job.order, rows: now.map(({ id: of, version }) => ({ id: of, version })) }, key);
  }

  /** Looked at when it is done, it is told of no more. @throws RequestProblem 404 */
  async show(actor: Actor, id: string): Promise<BulkJob> {
    const job = await this.mustFind(actor, id);
    if (job.doneAt !== null && !job.seen) await this.jobs.see(id);
    return presented(job);
  }

  async list(actor: Actor): Promise<BulkJobs> {
    const jobs = await this.jobs.of(actor.id);
    return { jobs: jobs.map((job) => ({ ...withoutRows(job), seen: job.seen })) };
  }

  private async mustFind(actor: Actor, id: string): Promise<BulkJobDocument> {
    const job = await this.jobs.find(id, actor.id);
    if (!job || job.agency !== actor.agency) throw new RequestProblem(404, 'not-found', { detail: 'There is no such job for this account.' });
    return job;
  }

  private chosen(actor: Actor, choice: BulkChoice): { ids: readonly string[]; beyond: number } {
    if ('ids' in choice) return { ids: [...new Set(choice.ids)], beyond: 0 };
    const { ids, total } = this.queues.idsOf(actor, choice.list, mostAtOnce);
    return { ids, beyond: total - ids.length };
  }

  /** In the order asked for; what this official may not know of is left out without a word. */
  private async within(actor: Actor, ids: readonly string[]): Promise<Loaded[]> {
    const found = new Map((await this.dossiers.findAll(ids)).map((dossier) => [dossier.id, dossier]));
    return ids.flatMap((id) => found.get(id) ?? []).filter((dossier) => sightOf(dossier, actor) !== 'nothing');
  }

  private previewed(dossier: Loaded, act: BulkAct, actor: Actor): BulkPreview['rows'][number] {
    const { id, reference, version, procedure, contact } = dossier;
    const named = { id, reference, version, procedure: procedure.id };
    if (dossier.confidential) return { ...named, allowed: false, because: oneByOne.because };
    const no = refusal(dossier, act, actor);
    return { ...named, applicant: contact.name, allowed: no === undefined, ...(no ? { because: because(no, dossier) } : {}) };
  }
}

function withoutRows({ _id, order, createdAt, doneAt, rows }: BulkJobDocument): Omit<BulkJob, 'rows'> {
  const count = (state: BulkJob['rows'][number]['state']) => rows.filter((row) => row.state === state).length;
  return { id: _id, act: order.act, createdAt, ...(doneAt === null ? {} : { doneAt }), counts: { waiting: count('waiting'), done: count('done'), failed: count('failed') } };
}

const presented = (job: BulkJobDocument): BulkJob => ({ ...withoutRows(job), rows: [...job.rows] });
