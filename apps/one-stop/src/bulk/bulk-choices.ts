import type { BulkAct, BulkChoice, BulkPreview, BulkPreviewAsked } from '@motcua/contracts/bulk-api';
import { mostAtOnce } from '@motcua/contracts/bulk-api';
import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { refusal } from '@motcua/domain/dossier/permission';
import { Injectable } from '@nestjs/common';
import { because } from '../dossiers/actions.ts';
import { DossierStore, type Loaded } from '../dossiers/dossier.store.ts';
import { QueuesService } from '../queues/queues.service.ts';
import { Substitutes } from '../roster/substitutes.ts';
import { oneByOne } from './bulk-verdict.ts';

/** Which dossiers somebody means, and with which of them it can be done. */
@Injectable()
export class BulkChoices {
  constructor(
    private readonly queues: QueuesService,
    private readonly dossiers: DossierStore,
    private readonly substitutes: Substitutes,
  ) {}

  async preview(actor: Actor, { act, choice }: BulkPreviewAsked): Promise<BulkPreview> {
    const { ids, beyond } = await this.chosen(actor, choice);
    const [dossiers, actingOn] = [await this.within(actor, ids), await this.substitutes.actingOnAny(actor)];
    return { act, rows: dossiers.map((dossier) => previewed(dossier, act, actingOn(dossier, act))), beyond };
  }

  /** In the order asked for; what this official may not know of is left out without a word. */
  async within(actor: Actor, ids: readonly string[]): Promise<Loaded[]> {
    const found = new Map((await this.dossiers.findAll(ids)).map((dossier) => [dossier.id, dossier]));
    return ids.flatMap((id) => found.get(id) ?? []).filter((dossier) => sightOf(dossier, actor) !== 'nothing');
  }

  private async chosen(actor: Actor, choice: BulkChoice): Promise<{ ids: readonly string[]; beyond: number }> {
    if ('ids' in choice) return { ids: [...new Set(choice.ids)], beyond: 0 };
    const { ids, total } = await this.queues.idsOf(actor, choice.list, mostAtOnce);
    return { ids, beyond: total - ids.length };
  }
}

/** As the move will be judged: by one's own right, or in the name of somebody whose substitute one is. */
function previewed(dossier: Loaded, act: BulkAct, by: Actor): BulkPreview['rows'][number] {
  const { id, reference, version, procedure, contact } = dossier;
  const named = { id, reference, version, procedure: procedure.id };
  if (dossier.confidential) return { ...named, allowed: false, because: oneByOne.because };
  const no = refusal(dossier, act, by);
  return { ...named, applicant: contact.name, allowed: no === undefined, ...(no ? { because: because(no, dossier) } : {}) };
}
