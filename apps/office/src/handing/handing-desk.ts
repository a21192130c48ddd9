import type { Person } from '@motcua/auth/sign-in';
import type { CommentPage } from '@motcua/contracts/handing-api';
import type { AllowedAction, DossierView } from '@motcua/contracts/one-stop-api';
import { ifThere, ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import type { ActPage } from '../acts/act-page.ts';
import type { Act } from '../acts/acts.ts';
import type { Typed } from '../acts/typed.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import { namesAgency, offeredBy } from './agency-choice.ts';
import { HandingClient } from './handing.client.ts';

interface Prepared {
  readonly id: string;
  readonly version: number;
  readonly act: Act;
  readonly typed: Typed;
  readonly actions: readonly AllowedAction[];
  readonly steps: DossierView['steps'];
  readonly process?: DossierView['process'];
}

/** The step at which somebody can be named: the one in hand, or the next while one way alone leads on. */
function stepOf({ act, steps, process }: Prepared): string | undefined {
  if (act === 'reassign') return steps.find(({ state }) => state === 'current')?.id;
  const onward = process?.ways.filter(({ decision, open, depends }) => !decision && (open || depends));
  return onward ? (onward.length === 1 ? onward[0]?.to : undefined) : steps.find(({ state }) => state === 'ahead')?.id;
}

/** What a dossier's page shows of colleagues, other agencies and notes. It stands without any of them. */
@Injectable()
export class HandingDesk {
  constructor(
    private readonly client: HandingClient,
    private readonly catalogue: Catalogue,
  ) {}

  /** Whom an act can name. Whoever opens a form to act holds up the undoing of the move before. */
  async choices(person: Person, prepared: Prepared): Promise<Pick<ActPage, 'colleagues' | 'agencies'>> {
    const { id, version, act, typed, actions } = prepared;
    if (!actions.some(({ action, allowed }) => allowed && action === act)) return {};
    const step = stepOf(prepared);
    const asksWho = (act === 'pass-on' || act === 'reassign') && step !== undefined;
    const [colleagues] = await Promise.all([asksWho ? quietly(this.client.colleagues(person, id, step)) : undefined, quietly(this.client.opened(person, id, version))]);
    return { colleagues, ...(namesAgency(act) ? { agencies: offeredBy(typed, this.catalogue.agencyList(), person.agency) } : {}) };
  }

  notes(person: Person, id: string, cursor: string | undefined): Promise<CommentPage | undefined> {
    return quietly(this.client.notes(person, id, cursor));
  }

  /** What the reader's agency was asked last about a dossier that is not theirs to read. */
  async firstQuestion(person: Person, id: string): Promise<string | undefined> {
    const asked = await quietly(this.client.questions(person, id));
    const open = asked?.consultations.find(({ actions }) => actions.length > 0);
    return (open ?? asked?.consultations[0])?.id;
  }
}

/** A part of the page that others can do without, whatever keeps it away. */
async function quietly<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  return ifThere(asked).catch((error: unknown) => {
    if (error instanceof ServiceRefused) return undefined;
    throw error;
  });
}
