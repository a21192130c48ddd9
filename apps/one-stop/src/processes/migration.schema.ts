import type { MigrationPlan } from '@motcua/contracts/process-api';
import { Schema } from 'mongoose';

export const MIGRATION = 'Migration';

/** A plan for dossiers in flight, and how far it was carried out. */
export interface MigrationRun extends MigrationPlan {
  readonly _id: string;
  /** Id of the administrator who began it, and the key of the request. */
  readonly by: string;
  readonly key: string;
  readonly begunAt: string;
  readonly seen: number;
  readonly moved: number;
  readonly stayed: number;
  readonly startedAt?: string;
  readonly doneAt?: string;
}

export const migrationSchema = new Schema({ _id: { type: String, required: true }, procedure: { type: String, index: true } }, { collection: 'process_migrations', versionKey: false, strict: false });
