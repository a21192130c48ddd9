import type { Person } from '@motcua/auth/sign-in';
import { ChangedMeanwhile } from '@motcua/contracts/one-stop-api';
import type { AllowedAction, DossierCover, DossierView } from '@motcua/contracts/one-stop-api';
import { describeAnswers } from '@motcua/forms/describe';
import { Clock } from '@motcua/http/clock';
import { ifThere, ServiceRefused } from '@motcua/pages/answer';
import { goTo, show } from '@motcua/pages/reply';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { ActPage } from '../acts/act-page.ts';
import type { Act, Opened, Wrong } from '../acts/acts.ts';
import type { Typed } from '../acts/typed.ts';
import { addresses } from '../addresses.ts';
import type { DossierQuery } from '../addresses.ts';
import { Catalogue } from '../catalogue/catalogue.ts';
import type { OfficeVisit, Visit } from '../frame/visit.ts';
import { HandingDesk } from '../handing/handing-desk.ts';
import { OneStop } from '../services/one-stop.ts';
import { coverPage } from './cover.page.tsx';
import { dayOf, daysAfter } from './day.ts';
import { dossierPage } from './dossier.page.tsx';
import type { DossierProps } from './dossier.page.tsx';
import { DossierRoom } from './dossier-room.ts';

/** Who asks for which dossier, and where the answer goes. */
export interface Asking {
  readonly visit: Visit;
  readonly person: Person;
  readonly id: string;
  readonly reply: FastifyReply;
}

/** The act whose form is open on the page. Without `opened` it is a fresh form of the dossier as it is now. */
export interface Open {
  readonly act: Act;
  readonly typed: Typed;
  readonly opened?: Opened;
  readonly wrong?: readonly Wrong[];
  readonly preview?: boolean;
  readonly refused?: ActPage['refused'];
  readonly status?: number;
}

/** What preparing an act needs to know of a dossier, read or not. */
interface Known {
  readonly id: string;
  readonly version: number;
  readonly actions: readonly AllowedAction[];
  readonly steps: DossierView['steps'];
  readonly process?: DossierView['process'];
}

/** How many days a citizen is given unless the official says otherwise. */
const usualDays = 14;

/** Lays a dossier on the desk, with the act that is being prepared beside it. */
@Injectable()
export class DossierDesk {
  constructor(
    private readonly oneStop: OneStop,
    private readonly catalogue: Catalogue,
    private readonly room: DossierRoom,
    private readonly clock: Clock,
    private readonly handing: HandingDesk,
  ) {}

  /** @throws ServiceRefused 404, DependencyAway */
  async show(asking: Asking, open?: Open, query: DossierQuery = {}): Promise<void> {
    const { visit, person, id, reply } = asking;
    const [shown, room] = await Promise.all([this.found(asking), this.room.furnish(visit, person)]);
    if (!shown) return;
    const { version } = 'row' in shown ? shown.row : shown.status;
    const act = open && (await this.prepare(person, { id, version, actions: shown.actions, ...('row' in shown ? { steps: [] } : { steps: shown.steps, process: shown.process }) }, open));
    if ('row' in shown) return show(reply, this.coverOf(room, { cover: shown, act, query }), open?.status);
    await show(reply, this.pageOf(room, { view: shown, act, query, ...(await this.room.beside(shown, person, query)) }), open?.status);
  }

  /** Whoever was only asked something about a dossier is led to the question. @throws ServiceRefused 404, DependencyAway */
  private async found({ person, id, reply }: Asking): Promise<DossierView | DossierCover | undefined> {
    try {
      return await this.oneStop.dossierOrCover(person, id);
    } catch (error) {
      const question = error instanceof ServiceRefused && error.status === 404 ? await this.handing.firstQuestion(person, id) : undefined;
      if (question === undefined) throw error;
      await goTo(reply, addresses.question(id, question));
      return undefined;
    }
  }

  private coverOf(room: OfficeVisit, shown: { readonly cover: DossierCover; readonly act: ActPage | undefined; readonly query: DossierQuery }): string {
    return coverPage(room, { ...shown, dayMinutes: this.catalogue.dayMinutesAt(this.catalogue.agency(room.person?.agency)) });
  }

  private pageOf(room: OfficeVisit, { view, ...shown }: Pick<DossierProps, 'view' | 'act' | 'query' | 'suspected' | 'notes' | 'letters'>): string {
    const procedure = this.catalogue.pinned(view.procedure);
    return dossierPage(room, {
      view,
      procedure,
      sections: procedure ? describeAnswers(this.catalogue.formOf(procedure), view.answers, room.lang) : undefined,
      dayMinutes: this.catalogue.dayMinutesAt(this.catalogue.agency(view.status.agency.code)),
      ...shown,
    });
  }

  /** Does it; when one-stop says no, the dossier as it is now is shown with the reason and with what was typed. */
  async attempt(asking: Asking, { act, typed }: Pick<Open, 'act' | 'typed'>, doIt: () => Promise<void>): Promise<void> {
    try {
      await doIt();
    } catch (error) {
      if (!(error instanceof ServiceRefused) || passesBy.has(error.status) || error.status >= 500) throw error;
      const current = ChangedMeanwhile.safeParse(error.body['current']).data;
      // A form of the dossier as it is now: what was seen before does not count any more, and neither does its key.
      await this.show(asking, { act, typed, refused: { code: error.code, current }, status: error.status });
    }
  }

  private async prepare(person: Person, known: Known, { act, typed, opened, ...open }: Open): Promise<ActPage> {
    const { id, version, actions } = known;
    const today = dayOf(this.clock.now());
    const receives = act === 'receive' && actions.some(({ action, allowed }) => action === act && allowed);
    return {
      act,
      typed,
      opened: opened ?? { version, key: randomUUID() },
      wrong: open.wrong ?? [],
      preview: open.preview ?? false,
      refused: open.refused,
      appointment: receives ? await this.appointment(person, id) : undefined,
      ...(await this.handing.choices(person, { ...known, act, typed })),
      days: { tomorrow: daysAfter(today, 1), proposed: daysAfter(today, usualDays) },
    };
  }

  /** The page stands without it: what is in the way is said when the form is sent. */
  private async appointment(person: Person, id: string) {
    return ifThere(this.oneStop.appointment(person, id)).catch((error: unknown) => {
      if (error instanceof ServiceRefused) return undefined;
      throw error;
    });
  }
}

/** Not signed in any more, or no such dossier: those have pages of their own. */
const passesBy = new Set([401, 404]);
