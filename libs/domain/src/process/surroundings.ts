/** What an answer can be. `surely`: whoever submits has answered it, in every case. */
export type FactKind =
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly many?: boolean; readonly surely: boolean }
  | { readonly type: 'yes-no' | 'number' | 'date' | 'text'; readonly surely: boolean }
  /** Only whether it was answered can be asked: addresses, lists. */
  | { readonly type: 'other'; readonly surely: boolean };

/** What a process stands in: the form's fields outside groups, and the papers. */
export interface ProcessSurroundings {
  readonly fields: ReadonlyMap<string, FactKind>;
  readonly papers: ReadonlySet<string>;
}
