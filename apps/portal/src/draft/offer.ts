import type { Agency } from '@motcua/contracts/agency';
import type { Draft } from '@motcua/contracts/eforms-api';
import type { Procedure } from '@motcua/contracts/procedure';
import type { CompiledForm } from '@motcua/forms/compile';
import type { Circumstances } from '@motcua/forms/check';
import type { Catalogue } from '../catalogue/catalogue.ts';

/** A draft with what is needed to show and judge it. */
export interface OpenDraft {
  readonly draft: Draft;
  readonly procedure: Procedure;
  readonly form: CompiledForm;
  readonly agency: Agency | undefined;
  readonly circumstances: Circumstances;
}

export function openDraft(draft: Draft, catalogue: Catalogue): OpenDraft {
  const procedure = catalogue.pinned(draft.procedure.id, draft.procedure.version);
  const agency = catalogue.agency(draft.agency.code);
  const circumstances = { today: catalogue.today(), area: agency?.unitCode };
  return { draft, procedure, agency, form: catalogue.formOf(procedure), circumstances };
}
