import { NotAllowed } from '@motcua/auth/errors';
import type { BulkAsked, BulkJob, BulkJobs, BulkPreview, BulkPreviewAsked } from '@motcua/contracts/bulk-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { hash, randomUUID } from 'node:crypto';
import { keyReused } from '../dossiers/dossier.problems.ts';
import { BulkChoices } from './bulk-choices.ts';
import type { BulkJobDocument } from './bulk-job.schema.ts';
import { BulkJobStore } from './bulk-job.store.ts';
import { BulkRunner } from './bulk-runner.ts';

/** Doing one thing with many dossiers: looked at first, then ordered as a job that works on by itself. */
@Injectable()
export class BulkService {
  constructor(
    private readonly choices: BulkChoices,
    private readonly jobs: BulkJobStore,
    private readonly runner: BulkRunner,
    private readonly clock: Clock,
  ) {}

  preview(actor: Actor, asked: BulkPreviewAsked): Promise<BulkPreview> {
    return this.choices.preview(actor, asked);
  }

  /** The same key makes the same job. @throws RequestProblem 409 for another request with this key */
  async order(actor: Actor, { order, rows }: BulkAsked, key: string): Promise<BulkJob> {
    const request = hash('sha256', JSON.stringify([order, rows]), 'base64url');
    const job = await this.make(actor, { order, rows }, { key, request });
    if (job.request !== request) throw keyReused();
    return presented(job);
  }

  /**
   * Those that failed, from the versions they are at now. A job has one retry, whoever presses again or from another window is led to it:
   * what has gone through since would be done twice. @throws RequestProblem 404
   */
  async retry(actor: Actor, id: string): Promise<BulkJob> {
    const { order, rows } = await this.mustFind(actor, id);
    const failed = rows.filter(({ state }) => state === 'failed').map((row) => row.id);
    const now = await this.choices.within(actor, failed);
    return presented(await this.make(actor, { order, rows: now.map(({ id: of, version }) => ({ id: of, version })) }, { key: `retry of ${id}`, request: id }));
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

  private async make(actor: Actor, { order, rows }: BulkAsked, known: Pick<BulkJobDocument, 'key' | 'request'>): Promise<BulkJobDocument> {
    if (actor.agency === undefined) throw new NotAllowed('This account works for no agency.');
    const seen = new Map(rows.map(({ id, version }) => [id, version]));
    const dossiers = await this.choices.within(actor, [...seen.keys()]);
    if (dossiers.length === 0) throw new RequestProblem(404, 'not-found', { detail: 'None of these dossiers is there for this account.' });
    const job = await this.jobs.add({
      ...{ _id: randomUUID(), by: actor.id, agency: actor.agency, order, ...known, createdAt: this.clock.now().toISOString(), doneAt: null, seen: false },
      rows: dossiers.map(({ id, reference, version }) => ({ id, reference, version: seen.get(id) ?? version, state: 'waiting' })),
    });
    this.runner.wake();
    return job;
  }

  private async mustFind(actor: Actor, id: string): Promise<BulkJobDocument> {
    const job = await this.jobs.find(id, actor.id);
    if (!job || job.agency !== actor.agency) throw new RequestProblem(404, 'not-found', { detail: 'There is no such job for this account.' });
    return job;
  }
}

function withoutRows({ _id, order, createdAt, doneAt, rows }: BulkJobDocument): Omit<BulkJob, 'rows'> {
  const count = (state: BulkJob['rows'][number]['state']) => rows.filter((row) => row.state === state).length;
  return { id: _id, act: order.act, createdAt, ...(doneAt === null ? {} : { doneAt }), counts: { waiting: count('waiting'), done: count('done'), failed: count('failed') } };
}

const presented = (job: BulkJobDocument): BulkJob => ({ ...withoutRows(job), rows: [...job.rows] });
