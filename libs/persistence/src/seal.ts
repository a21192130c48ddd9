import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where a value stands: it opens nowhere else, so that nobody can lay one dossier's words into another. */
export interface Place {
  /** What it belongs to; each has a key of its own. */
  readonly of: string;
  readonly field: string;
}

const mark = 'sealed.1.';
const [ivLength, tagLength] = [12, 16];

/**
 * Values that the store must not be able to read: AES-256-GCM, with a key for each document that is derived from a secret of the
 * configuration (HKDF-SHA-256, RFC 5869). Whoever has the database or its backups, but not the secret, has nothing.
 */
export class Seal {
  constructor(private readonly secret: string) {}

  shut(value: unknown, place: Place): string {
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(place), iv).setAAD(nameOf(place));
    const content = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return `${mark}${Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url')}`;
  }

  /** @throws when it was shut with another secret, changed, or stood in another place */
  open(sealed: string, place: Place): unknown {
    const bytes = Buffer.from(sealed.slice(mark.length), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(place), bytes.subarray(0, ivLength), { authTagLength: tagLength }).setAAD(nameOf(place));
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8'));
  }

  /** The fields of a document that are named, shut; those it does not have stay absent. */
  shutAll<Document extends object>(document: Document, fields: readonly (keyof Document & string)[], of: string): Document {
    return this.each(document, fields, (value, field) => this.shut(value, { of, field }));
  }

  /** The other way; what was never shut stays as it is. */
  openAll<Document extends object>(document: Document, fields: readonly (keyof Document & string)[], of: string): Document {
    return this.each(document, fields, (value, field) => (isSealed(value) ? this.open(value, { of, field }) : value));
  }

  private each<Document extends object>(document: Document, fields: readonly (keyof Document & string)[], change: (value: unknown, field: string) => unknown): Document {
    const changed = fields.filter((field) => document[field] !== undefined).map((field) => [field, change(document[field], field)]);
    return { ...document, ...Object.fromEntries(changed) };
  }

  private keyOf({ of }: Place): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, of, 'motcua confidential', 32));
  }
}

const nameOf = ({ of, field }: Place) => Buffer.from(`${of}/${field}`);

const isSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(mark);
