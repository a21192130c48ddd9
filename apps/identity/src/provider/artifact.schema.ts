import { Schema } from 'mongoose';

/** Something that oidc-provider remembers: a session, an interaction, a code, a grant, a refresh token. */
export interface Artifact {
  /** `<model>:<id>` */
  readonly _id: string;
  /** Its content as JSON: opaque to us, and its keys (client ids, resource names) may hold dots, which a store would read as paths. */
  readonly payload: string;
  /** Whose it is, so that all of somebody's can be ended at once. */
  readonly accountId?: string | undefined;
  readonly grantId?: string | undefined;
  readonly uid?: string | undefined;
  /** Seconds since 1970. */
  readonly consumed?: number | undefined;
  readonly expiresAt?: Date | undefined;
}

export const ArtifactSchema = new Schema<Artifact>(
  { _id: { type: String, required: true }, payload: { type: String, required: true }, accountId: String, grantId: String, uid: String, consumed: Number, expiresAt: Date },
  { collection: 'artifacts', versionKey: false },
);
ArtifactSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
ArtifactSchema.index({ accountId: 1 }, { sparse: true });
ArtifactSchema.index({ grantId: 1 });
ArtifactSchema.index({ uid: 1 });
