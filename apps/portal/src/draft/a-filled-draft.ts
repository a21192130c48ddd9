import type { Agency } from '@motcua/contracts/agency';
import { Draft } from '@motcua/contracts/eforms-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { compileForm } from '@motcua/forms/compile';
import { offers } from '@motcua/forms/offer';
import { randomAnswers } from '@motcua/forms/random-answers';
import { seededRandom } from '@motcua/forms/random-values';
import type { Units } from '@motcua/forms/units';
import type { OpenDraft } from './offer.ts';

export const draftId = '3f0e8f3c-6f0a-4c43-9a55-0d3f1b1f5a11';

/** A draft of a shipped procedure, filled in as somebody might: the same number gives the same answers. */
export function aFilledDraft(procedure: Procedure, { agencies, units, seed = 5 }: { readonly agencies: readonly Agency[]; readonly units: Units; readonly seed?: number }): OpenDraft {
  const agency = agencies.find((one) => offers(procedure, one));
  if (!agency) throw new Error(`no agency offers ${procedure.id}`);
  const form = compileForm(procedure.form, { units, procedure });
  const circumstances = { today: '2026-11-25', area: agency.unitCode };
  const draft = Draft.parse({
    id: draftId, version: 7, procedure: { id: procedure.id, version: procedure.version, name: procedure.name }, agency: { code: agency.code, name: agency.name },
    answers: randomAnswers(form, seededRandom(seed), circumstances), papers: {}, attachments: [], visited: [], savedAt: '2026-11-22T03:32:00Z', expiresAt: '2026-12-22T03:32:00Z',
  });
  return { draft, procedure, agency, form, circumstances };
}
