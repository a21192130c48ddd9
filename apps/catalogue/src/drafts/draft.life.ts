import type { DraftContent, DraftedProcedure, ProcedureDraftList } from '@motcua/contracts/catalogue-editing-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { checkContent } from '@motcua/forms/check-procedure';
import { isRecord } from '@motcua/forms/clean';
import { blocking } from '@motcua/forms/procedure-problem';
import { sameContent } from '@motcua/forms/same-content';
import { randomUUID } from 'node:crypto';
import type { DecidedPublication, DraftDocument } from './draft.schema.ts';

interface Beginning {
  readonly content: DraftContent;
  readonly procedureId: string;
  readonly version: number;
  readonly basedOn?: number | undefined;
}

interface Saving {
  readonly by: string;
  readonly at: Date;
}

export function newDraft({ content, procedureId, version, basedOn }: Beginning, { by, at }: Saving): DraftDocument {
  const draft: DraftDocument = { _id: randomUUID(), procedureId, slot: 'open', version, serial: 1, content: '', state: 'draft', problems: 0, changedAt: at, changedBy: by };
  return { ...withContent(draft, content), ...(basedOn === undefined ? {} : { basedOn }) };
}

export const edited = (draft: DraftDocument, content: DraftContent, { by, at }: Saving): DraftDocument =>
  withContent({ ...draft, serial: draft.serial + 1, changedAt: at, changedBy: by }, content);

/** From now on nobody saves it any more: what was checked is what will be published. */
export const decided = (draft: DraftDocument, content: Procedure, publication: DecidedPublication): DraftDocument => ({
  ...withContent(draft, content),
  state: 'publishing',
  serial: draft.serial + 1,
  changedAt: publication.at,
  changedBy: publication.by,
  publication,
});

export const published = (draft: DraftDocument): DraftDocument => ({ ...draft, state: 'published', slot: draft._id });

/** Somebody else's version bears its number: it gets the next one. */
export const renumbered = (draft: DraftDocument, version: number): DraftDocument =>
  withContent({ ...draft, version, state: 'draft', serial: draft.serial + 1 }, contentOf(draft));

/** Id and number are the draft's own affair, whatever the content says. */
function withContent(draft: DraftDocument, content: DraftContent): DraftDocument {
  const own = { ...content, id: draft.procedureId, version: draft.version };
  return { ...draft, content: JSON.stringify(own), problems: blocking(checkContent(own)).length };
}

export const contentOf = ({ content }: Pick<DraftDocument, 'content'>): DraftContent => JSON.parse(content) as DraftContent;

/** A changed form has a number of its own, so that its JSON Schema is not taken for the one before. */
export function withFormNumber(procedure: Procedure, before: Procedure | undefined): Procedure {
  const { form } = procedure;
  if (!before || form.version !== before.form.version || sameContent(form, before.form)) return procedure;
  return { ...procedure, form: { ...form, version: form.version + 1 } };
}

export function presentDraft(draft: DraftDocument): DraftedProcedure {
  const { _id: id, procedureId, version, serial, basedOn, changedAt, changedBy, state } = draft;
  const known = { id, procedureId, version, serial, changedAt: changedAt.toISOString(), changedBy, content: contentOf(draft) };
  return { ...known, ...(basedOn === undefined ? {} : { basedOn }), state: state === 'draft' ? 'draft' : 'published' };
}

export function presentInList(draft: DraftDocument): ProcedureDraftList['drafts'][number] {
  const { _id: id, procedureId, version, serial, basedOn, changedAt, changedBy, problems } = draft;
  const name = nameIn(contentOf(draft));
  const known = { id, procedureId, version, serial, changedAt: changedAt.toISOString(), changedBy, problems };
  return { ...known, ...(basedOn === undefined ? {} : { basedOn }), ...(name ? { name } : {}) };
}

function nameIn({ name }: DraftContent): { vi?: string; en?: string } | undefined {
  if (!isRecord(name)) return undefined;
  const { vi, en } = name;
  return { ...(typeof vi === 'string' ? { vi } : {}), ...(typeof en === 'string' ? { en } : {}) };
}
