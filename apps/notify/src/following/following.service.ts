import type { PublicStatus } from '@motcua/contracts/dossier';
import { closedStates, type FollowAsked, type Followed, type PushAsked } from '@motcua/contracts/follows-api';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { followNotice } from '../happening.ts';
import { Postman } from '../postman.ts';
import { FollowContacts, type FollowReader } from './follow-contacts.ts';
import { FollowLinks, followLinkInvalid } from './follow-links.ts';
import type { FollowDocument } from './follow.schema.ts';
import { FollowStore } from './follow.store.ts';
import { gistOf } from './gist.ts';

const hours = 3_600_000;
const days = 24 * hours;

/** So that nobody is flooded: letters that ask for a confirmation to one address a day, addresses and browsers on one dossier, letters about one and the same and how far apart. */
const most = { toAddress: 5, onDossier: 10, aboutOne: 3, apart: hours } as const;
/** How long each is kept: unconfirmed, confirmed, after the dossier is closed, after a refusal. */
const kept = { asked: 3 * days, on: 400 * days, closed: 14 * days, refused: 90 * days } as const;

/** Changes of one dossier for whoever looked it up and left an address: asked for, confirmed, told, ended. */
@Injectable()
export class Following {
  constructor(
    private readonly follows: FollowStore,
    private readonly links: FollowLinks,
    private readonly postman: Postman,
    private readonly clock: Clock,
    private readonly contacts: FollowContacts,
  ) {}

  /** Writes down the letter that asks for the confirmation, unless there is enough of them; the answer does not tell which. */
  async ask({ status, ...reader }: FollowAsked): Promise<void> {
    const follow = this.asked(status, reader);
    if (closedStates.has(status.state) || !(await this.mayAsk(follow))) return;
    await this.postman.writeDown(followNotice(`follow/${follow._id}/${follow.askedAt.getTime()}`, { follow: follow._id, kind: 'follow-asked', by: 'email' }, status));
  }

  /** A browser, whose owner has said yes to the browser itself: no confirmation is needed. More than enough of them are not taken, and not told so. */
  async askInBrowser({ status, ...reader }: PushAsked): Promise<void> {
    const follow = this.asked(status, reader);
    if (closedStates.has(status.state)) return;
    if ((await this.follows.find(follow._id)) || (await this.follows.ofDossier(status.id)) < most.onDossier) await this.follows.put({ ...follow, state: 'on', until: this.after(kept.on) });
  }

  /** @throws RequestProblem 410 */
  async confirm(token: string): Promise<Followed> {
    const found = await this.follows.confirm(await this.links.read('confirm', token), this.after(kept.on));
    if (!found) throw followLinkInvalid();
    return { reference: found.reference };
  }

  /** Of one that is gone already as well: it has stopped. @throws RequestProblem 410 */
  async stop(token: string): Promise<void> {
    await this.follows.stop(await this.links.read('stop', token), this.after(kept.refused));
  }

  /** A newer status of a dossier: whoever follows it is told, once, if it says anything new to them. */
  async tell(eventId: string, status: PublicStatus): Promise<void> {
    const said = { version: status.version, gist: gistOf(status), until: this.after(closedStates.has(status.state) ? kept.closed : kept.on) };
    for (const { _id: follow, gist, by } of await this.follows.toTell(status.id, status.version)) {
      // Written down before it counts as told: replayed after a crash it is the same letter.
      if (gist !== said.gist) await this.postman.writeDown(followNotice(`${eventId}/${follow}`, { follow, kind: 'follow-told', by }, status));
      await this.follows.told(follow, said);
    }
  }

  private asked(status: PublicStatus, reader: FollowReader): FollowDocument {
    const { id: dossierId, version, elsewhere } = status;
    const reference = elsewhere?.code ?? status.reference;
    return { ...this.contacts.kept(dossierId, reader), dossierId, reference, state: 'asked', asks: 1, askedAt: this.clock.machine(), version, gist: gistOf(status), until: this.after(kept.asked) };
  }

  private async mayAsk(follow: FollowDocument): Promise<boolean> {
    const { _id, address, dossierId, askedAt } = follow;
    if ((await this.follows.askedOf(address, new Date(askedAt.getTime() - days))) >= most.toAddress) return false;
    if (await this.follows.find(_id)) return this.follows.askAgain(_id, { askedAt, before: new Date(askedAt.getTime() - most.apart), most: most.aboutOne });
    return (await this.follows.ofDossier(dossierId)) < most.onDossier && this.follows.add(follow);
  }

  private after(milliseconds: number): Date {
    return new Date(this.clock.machine().getTime() + milliseconds);
  }
}
