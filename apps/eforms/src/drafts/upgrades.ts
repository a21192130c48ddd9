import type { Actor } from '@motcua/domain/actor';
import { carryOver, sectionsToLookAt } from '@motcua/forms/carry-over';
import { formChanges } from '@motcua/forms/form-changes';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { dayAt, type Offer } from '../catalogue/catalogue.ts';
import { DraftForms } from './draft-forms.ts';
import { draftChanged, draftUpToDate } from './draft.problems.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftsService } from './drafts.service.ts';

interface Asked {
  /** The version that was seen, and what makes a repetition known. */
  readonly seen: number;
  readonly key: string;
}

/** Moves drafts to the version of their form that is in force now, because their owner said so. */
@Injectable()
export class Upgrades {
  constructor(
    private readonly drafts: DraftsService,
    private readonly forms: DraftForms,
    private readonly clock: Clock,
  ) {}

  async upgrade(actor: Actor, id: string, { seen, key }: Asked): Promise<DraftDocument> {
    const draft = await this.drafts.open(actor, id);
    if (draft.upgraded?.key === key) return draft;
    if (draft.version !== seen) throw draftChanged(draft);
    const newer = this.forms.newerOffer(draft);
    if (!newer) throw draftUpToDate();
    const moved = movedTo(newer, draft, { before: this.forms.offerOf(draft), key, now: this.clock.now() });
    try {
      return await this.drafts.save(actor, moved);
    } catch (error) {
      // A double click: the other of the two was this very request.
      const now = error instanceof RequestProblem ? await this.drafts.get(actor, id) : undefined;
      if (now?.upgraded?.key === key) return now;
      throw error;
    }
  }
}

/** Pages with questions that are new or not what they were are to be gone through again. */
function movedTo({ procedure, form, calendar }: Offer, draft: DraftDocument, { before, key, now }: { before: Offer; key: string; now: Date }): DraftDocument {
  const { answers, papers, dropped } = carryOver({ before: before.form, after: form }, draft, { today: dayAt(calendar, now) });
  const again = sectionsToLookAt(form, formChanges(before.procedure, procedure), dropped);
  const known = new Set(form.sections.map(({ section }) => section.id));
  return {
    ...draft,
    procedure: { id: procedure.id, version: procedure.version },
    ...(procedure.confidential ? { confidential: true } : {}),
    answers,
    papers,
    visited: draft.visited.filter((section) => known.has(section) && !again.has(section)),
    upgraded: { key, from: draft.procedure.version, at: now, dropped: [...dropped] },
  };
}
