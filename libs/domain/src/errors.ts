/** Whose move it is now: the sender's (`invalid`), someone else's (`forbidden`), nobody's (`not-found`), or look again (`conflict`). */
export type ErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

export interface ErrorDetails {
  /** The field that is wrong, if it is one. */
  readonly at?: string;
  /** What a translation of the message needs. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * A rule of the domain said no. The code is stable and kebab-case; the message is a sentence a clerk understands.
 * Pages translate by `code` and `params`; libs/http maps `kind` to a status.
 */
export abstract class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly at?: string;
  readonly params: Readonly<Record<string, string | number>>;

  protected constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.params = details.params ?? {};
    if (details.at !== undefined) this.at = details.at;
  }
}
