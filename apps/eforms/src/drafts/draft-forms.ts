import type { Draft } from '@motcua/contracts/eforms-api';
import { formChanges } from '@motcua/forms/form-changes';
import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, type Offer, type Pinned } from '../catalogue/catalogue.ts';
import { procedureWithdrawn } from '../catalogue/catalogue.problems.ts';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import { formSuperseded } from './draft.problems.ts';

/** The form of a draft, and what has become of it since the draft was begun. */
@Injectable()
export class DraftForms {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(EFORMS_CONFIG) private readonly config: EformsConfig,
  ) {}

  offerOf({ procedure, agency }: Pinned): Offer {
    return this.catalogue.pinned(procedure.id, procedure.version, agency);
  }

  /** As a draft tells its owner. */
  standingOf(draft: Pinned): Pick<Draft, 'newer' | 'withdrawnFrom'> {
    const { newer, withdrawnFrom } = this.standing(draft);
    if (withdrawnFrom !== undefined) return { withdrawnFrom };
    if (!newer) return {};
    const { procedure, submitUntil, required } = newer;
    const changes = formChanges(this.offerOf(draft).procedure, procedure);
    return { newer: { version: procedure.version, effectiveFrom: procedure.effectiveFrom, submitUntil, required, changes } };
  }

  /** The version in force that the draft may move to. */
  newerOffer(draft: Pinned): Offer | undefined {
    const { newer } = this.standing(draft);
    return newer && this.offerOf({ ...draft, procedure: newer.procedure });
  }

  /** @throws RequestProblem 409 when no dossier is taken under the draft's version any more */
  mustBeOpen(draft: Pinned): void {
    const { newer, withdrawnFrom } = this.standing(draft);
    if (withdrawnFrom !== undefined) throw procedureWithdrawn(withdrawnFrom);
    if (newer?.required) throw formSuperseded({ ...newer.procedure, submitUntil: newer.submitUntil });
  }

  private standing(draft: Pinned) {
    return this.catalogue.standing(draft, this.clock.now(), this.config.SUPERSEDED_FORM_DAYS);
  }
}
