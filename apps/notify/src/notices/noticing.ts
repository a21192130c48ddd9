import type { DueRow, MentionsSince } from '@motcua/contracts/notices-api';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { Postman } from '../postman.ts';
import { NoticeStore } from './notice.store.ts';
import { Officials } from './officials.ts';

interface DossierTold {
  readonly eventId: string;
  readonly dossierId: string;
  readonly version: number;
}

/** Tells officials: first into the book that the bell shows, then by letter, both under one id, so that whatever is told again is told once. */
@Injectable()
export class Noticing {
  constructor(
    private readonly notices: NoticeStore,
    private readonly officials: Officials,
    private readonly postman: Postman,
    private readonly clock: Clock,
  ) {}

  /** Whoever a move concerns. @throws DependencyAway: then the event is handled again */
  async tellAtOnce({ eventId, dossierId, version }: DossierTold): Promise<void> {
    const said = await this.officials.toldAtOnce(dossierId, version);
    for (const { official, kind } of said?.told ?? []) {
      const { reference, procedure } = said ?? { reference: '' };
      const about = procedure ? { reference, procedure } : { reference };
      const id = `${eventId}:${official}:${kind}`;
      await this.notices.add({ _id: id, official, kind, at: this.clock.now(), dossier: { id: dossierId, ...about } });
      await this.postman.take({ eventId: id, dossierId, kind: 'notice', about: kind, official, ...about });
    }
  }

  /** Whoever was named in a note. */
  async tellMention({ note, dossier, officials }: MentionsSince['mentions'][number]): Promise<void> {
    for (const official of officials) {
      const id = `note:${note}:${official}`;
      await this.notices.add({ _id: id, official, kind: 'mentioned', at: this.clock.now(), dossier });
      await this.postman.take({ eventId: id, dossierId: dossier.id, kind: 'notice', about: 'mentioned', official, reference: dossier.reference });
    }
  }

  /** What waits for somebody on a day. */
  async tellDigest(official: string, day: string, rows: DueRow[]): Promise<void> {
    const id = `digest:${day}:${official}`;
    await this.notices.add({ _id: id, official, kind: 'digest', at: this.clock.now(), rows });
    await this.postman.take({ eventId: id, dossierId: `digest:${day}`, kind: 'digest', official, rows });
  }
}
