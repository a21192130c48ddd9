/** What is wrong with a process, and where: `2.next.0.to` is the target of the third step's first way, `` the process as a whole. */
export interface ProcessFault {
  readonly at: string;
  readonly code:
    | 'way-unknown-step' | 'way-to-itself' | 'way-back-to-reception' | 'way-twice' | 'way-after-return'
    | 'step-unreachable' | 'step-dead-end' | 'step-loop'
    | 'ways-may-all-shut' | 'ways-may-trap' | 'process-too-many-cases' | 'process-too-tangled'
    | 'guard-field-unknown' | 'guard-input-unknown' | 'guard-input-later' | 'guard-paper-unknown' | 'guard-unlike' | 'guard-value-unknown'
    | 'need-paper-unknown' | 'need-field-unknown'
    | 'input-id-taken' | 'shares-path' | 'step-share-and-term' | 'terms-path';
  /** Ids of steps, fields, values; numbers. Ids of steps stand in `steps`, in order. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly steps?: readonly string[];
  /** A case in which it goes wrong. */
  readonly example?: ReadonlyMap<string, unknown>;
}
