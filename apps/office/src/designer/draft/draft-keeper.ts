import type { Person } from '@motcua/auth/sign-in';
import { DraftAuthorship, PublishedVersion } from '@motcua/contracts/catalogue-editing-api';
import { ServiceRefused } from '@motcua/pages/answer';
import { formatDateTime } from '@motcua/ui/format';
import { Injectable } from '@nestjs/common';
import { RoomKeeper } from '../../frame/room-keeper.ts';
import type { Visit } from '../../frame/visit.ts';
import type { Post } from '../sheet/control.ts';
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

/** What happened, in words. */
export function conflictWords({ t, lang }: Visit, person: Pick<Person, 'id'>, author: DraftAuthorship | undefined): string {
  if (!author) return t('design.conflict.title');
  return t(author.changedBy === person.id ? 'design.conflict.you' : 'design.conflict.who', { at: formatDateTime(lang, author.changedAt) });
}

const notTyped = new Set(['_csrf', 'serial', 'was', 'do', 'list', 'type', 'key']);

/** What a person wrote into a form: shown again where the form itself cannot be. */
export const wordsIn = (post: Post): string[] =>
  Object.entries(post).flatMap(([name, value]) => (notTyped.has(name) ? [] : [value].flat().filter((one): one is string => typeof one === 'string' && /\p{L}{2}/u.test(one))));
