import type { Person } from '@motcua/auth/sign-in';
import { DraftAuthorship, PublishedVersion } from '@motcua/contracts/catalogue-editing-api';
import { ServiceRefused } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { RoomKeeper } from '../../frame/room-keeper.ts';
import type { Visit } from '../../frame/visit.ts';
import type { DraftVisit } from './draft-visit.ts';
import { ProcedureDrafts } from './procedure-drafts.ts';

/** Brings what every page about a draft shows. */
@Injectable()
export class DraftKeeper {
  constructor(
    private readonly drafts: ProcedureDrafts,
    private readonly rooms: RoomKeeper,
  ) {}

  /** @throws ServiceRefused, DependencyAway */
  async open(visit: Visit, person: Person, id: string): Promise<DraftVisit> {
    const [draft, problems, room] = await Promise.all([this.drafts.get(person, id), this.drafts.problems(person, id), this.rooms.furnish(visit, person)]);
    return { visit: room, draft, problems };
  }
}

/** Who saved meanwhile, where that is why the catalogue said no. */
export function authorOf(error: unknown): DraftAuthorship | undefined {
  return error instanceof ServiceRefused && error.code === 'procedure-draft-changed' ? DraftAuthorship.safeParse(error.body['current']).data : undefined;
}

/** Nobody saves what was published: its procedure's page is where to go on. */
export function publishedAs(error: unknown): string | undefined {
  if (!(error instanceof ServiceRefused) || error.code !== 'procedure-draft-published') return undefined;
  return PublishedVersion.safeParse(error.body['published']).data?.procedureId;
}

export const isChanged = (error: unknown): error is ServiceRefused => error instanceof ServiceRefused && error.code === 'procedure-draft-changed';
