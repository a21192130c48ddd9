import { randomUUID } from 'node:crypto';
import { DraftedProcedure, PublishedVersion } from '@motcua/contracts/catalogue-editing-api';
import { PublishedProcedure, type Procedure } from '@motcua/contracts/procedure';
import { eventually } from '@motcua/testing/eventually';
import { apiOf, apiWith } from './an-api.ts';
import { today } from './a-filled-in-form.ts';
import { catalogueKeeper } from './people.ts';

const drafts = '/procedure-drafts';

/** Published by a catalogue administrator: the least that is a procedure, done by wards, and nobody else's story. */
export async function aPlainProcedure(name: Procedure['name']): Promise<string> {
  const keeper = await apiOf(catalogueKeeper);
  const draft = await keeper.good(DraftedProcedure, drafts, { json: { new: { id: `walk-${randomUUID().slice(0, 8)}`, name } } });
  await publishes(draft, '2026-01-01');
  return draft.procedureId;
}

/** Its next version, in force from today on. */
export async function withOtherSteps(procedureId: string, steps: Procedure['steps']): Promise<number> {
  const keeper = await apiOf(catalogueKeeper);
  const draft = await keeper.good(DraftedProcedure, drafts, { json: { from: { procedureId } } });
  const saved = await keeper.good(DraftedProcedure, `${drafts}/${draft.id}`, { method: 'PUT', json: { content: { ...draft.content, steps } }, headers: { 'if-match': `"${draft.serial}"` } });
  return publishes(saved, today());
}

/** Everybody may ask for it when this returns. */
async function publishes({ id, procedureId }: DraftedProcedure, effectiveFrom: string): Promise<number> {
  const { version } = await (await apiOf(catalogueKeeper)).good(PublishedVersion, `${drafts}/${id}/publish`, { json: { effectiveFrom }, headers: { 'idempotency-key': randomUUID() } });
  await eventually(async () => {
    const current = await apiWith().good(PublishedProcedure, `/procedures/${procedureId}`);
    if (current.version !== version) throw new Error(`version ${version} is not in force yet`);
  }, 30_000);
  return version;
}
