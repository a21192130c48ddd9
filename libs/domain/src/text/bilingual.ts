/** A text that people read. Vietnamese is the one that counts in law. */
export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}
