import { serviceFetch, type ServiceFetch } from '@motcua/auth/service-token';
import { DossierView } from '@motcua/contracts/one-stop-api';
import type { Actor } from '@motcua/domain/actor';
import { carryOver } from '@motcua/forms/carry-over';
import { Clock } from '@motcua/http/clock';
import { DependencyAway } from '@motcua/messaging/failure';
import { Inject, Injectable } from '@nestjs/common';
import { AttachmentStore } from '../attachments/attachment.store.ts';
import { Catalogue, dayAt } from '../catalogue/catalogue.ts';
import { EFORMS_CONFIG, type EformsConfig } from '../eforms.config.ts';
import { submissionUnknown } from '../submissions/submission.problems.ts';
import { SubmissionStore } from '../submissions/submission.store.ts';
import { dossierNotRefused } from './draft.problems.ts';
import type { DraftDocument } from './draft.schema.ts';
import { DraftStore } from './draft.store.ts';
import { type Beginner, type DraftContent, NewDrafts } from './new-drafts.ts';
import { redone } from './redo.ts';

/** Who asks, with the token that one-stop is asked with: whose dossier it is, is one-stop's to say. */
export interface Asker extends Beginner {
  readonly bearer: string;
}

/** What a resubmission is put together from. */
@Injectable()
export class ResubmissionParts {
  constructor(
    readonly catalogue: Catalogue,
    readonly attachments: AttachmentStore,
    readonly clock: Clock,
  ) {}
}

/** Drafts that are made from refused dossiers. */
@Injectable()
export class Resubmissions {
  private readonly oneStop: ServiceFetch;

  constructor(
    private readonly newDrafts: NewDrafts,
    private readonly drafts: DraftStore,
    private readonly submissions: SubmissionStore,
    private readonly parts: ResubmissionParts,
    @Inject(EFORMS_CONFIG) { ONE_STOP_URL, SERVICE_SECRET }: EformsConfig,
  ) {
    this.oneStop = serviceFetch({ from: 'eforms', to: 'one-stop', baseUrl: ONE_STOP_URL, secret: SERVICE_SECRET });
  }

  /** @throws RequestProblem 404 for what is not the asker's, 409 unless it was refused, DependencyAway */
  async begin({ actor, language, bearer }: Asker, dossierId: string): Promise<DraftDocument> {
    return (await this.underway(actor, dossierId)) ?? this.newDrafts.add({ actor, language }, await this.madeFrom(actor, await this.refused(bearer, dossierId)));
  }

  /** A second press of the button leads to the draft that the first one made. */
  private async underway(actor: Actor, dossierId: string): Promise<DraftDocument | undefined> {
    const own = await this.drafts.ofOwner(actor.id, this.parts.clock.now());
    const made = own.filter(({ redo }) => redo?.dossier.id === dossierId);
    const submitted = await this.submissions.ofDrafts(made.map(({ _id }) => _id));
    return made.find(({ _id }) => !submitted.has(_id));
  }

  private async refused(bearer: string, dossierId: string): Promise<DossierView> {
    const answer = await this.oneStop(`/v1/dossiers/${dossierId}`, { bearer });
    if (answer.status === 404) throw submissionUnknown();
    if (!answer.ok) throw new DependencyAway(`one-stop answered ${answer.status}`);
    const dossier = DossierView.parse(await answer.json());
    if (dossier.status.state !== 'refused') throw dossierNotRefused(dossier.status.reference);
    return dossier;
  }

  /** Under the version that is in force now; files that reception added at the counter are not the citizen's to hand in again. */
  private async madeFrom(actor: Actor, dossier: DossierView): Promise<DraftContent> {
    const { catalogue, attachments, clock } = this.parts;
    const { procedure, status, answers } = dossier;
    const after = catalogue.current(procedure.id, status.agency.code, clock.now());
    const before = catalogue.pinned(procedure.id, procedure.version, status.agency.code);
    const own = new Set((await attachments.ownedBy(actor.id, Object.values(dossier.papers).flat())).map(({ _id }) => _id));
    const papers = Object.fromEntries(Object.entries(dossier.papers).map(([id, files]) => [id, files.filter((file) => own.has(file))]));
    const carried = carryOver({ before: before.form, after: after.form }, { answers, papers }, { today: dayAt(after.calendar, clock.now()) });
    return { procedure: { id: procedure.id, version: after.procedure.version }, agency: status.agency.code, ...redone(dossier, carried, { before, after }) };
  }
}
