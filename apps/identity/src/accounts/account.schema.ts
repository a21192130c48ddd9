import { Schema } from 'mongoose';

/** Somebody who signs in. Officials sign in by user name and password; citizens by either or by a code to their e-mail. */
export interface Account {
  readonly _id: string;
  readonly kind: 'citizen' | 'official';
  readonly name: string;
  readonly roles: readonly string[];
  /** Code of the agency an official works for. */
  readonly agency?: string | undefined;
  /** Folded by `loginName`. */
  readonly username?: string | undefined;
  /** A citizen's confirmed address, folded by `loginName`; one account per address. Officials' addresses are contact only. */
  readonly confirmedEmail?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly identityNumber?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly passwordHash?: string | undefined;
  /** False once the account was closed: it signs in nowhere, and its sessions are over. */
  readonly active?: boolean | undefined;
  /** Counted up by administrators of staff; seeded accounts begin without. */
  readonly version?: number | undefined;
  /** What administrators of staff did to it, newest last. */
  readonly edits?: readonly AccountEdit[] | undefined;
  /** A city's administrator who is about to cease being one; does not count among those who remain. */
  readonly leavingSince?: Date | undefined;
}

export interface AccountEdit {
  readonly by: string;
  readonly at: string;
  readonly version: number;
  /** Idempotency-Key, and the hash of what the request said. */
  readonly key: string;
  readonly request: string;
}

/** Closed accounts stay, because dossiers name who acted; they are nobody to sign in as. */
export const isActive = ({ active }: Pick<Account, 'active'>): boolean => active !== false;

export const AccountSchema = new Schema<Account>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    name: { type: String, required: true },
    roles: { type: [String], required: true },
    agency: String,
    username: String,
    confirmedEmail: String,
    email: String,
    phone: String,
    identityNumber: String,
    birthDate: String,
    passwordHash: String,
    active: Boolean,
    version: Number,
    edits: { type: [Schema.Types.Mixed], default: undefined } as never,
    leavingSince: Date,
  },
  { collection: 'accounts', versionKey: false },
);

const whenGiven = (field: string) => ({ unique: true, partialFilterExpression: { [field]: { $exists: true } } });
AccountSchema.index({ username: 1 }, whenGiven('username'));
AccountSchema.index({ agency: 1 }, { partialFilterExpression: { agency: { $exists: true } } });
AccountSchema.index({ identityNumber: 1 }, { partialFilterExpression: { identityNumber: { $exists: true } } });
AccountSchema.index({ confirmedEmail: 1 }, whenGiven('confirmedEmail'));

/** `  Lan.Nguyen@Example.vn ` and `lan.nguyen@example.vn` are the same one. */
export const loginName = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();
