import { Comment, CommentPage, MentionPage } from '@motcua/contracts/handing-api';
import type { Actor } from '@motcua/domain/actor';
import { sightOf } from '@motcua/domain/dossier/confidential';
import { Clock } from '@motcua/http/clock';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { keyReused, notThere } from '../dossiers/dossier.problems.ts';
import { DossiersService } from '../dossiers/dossiers.service.ts';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { People } from '../dossiers/people.ts';
import type { KeptComment } from './comment.schema.ts';
import { CommentStore } from './comment.store.ts';
import { mentionsIn } from './mentions.ts';

/** Notes between the officials who may read a dossier. Citizens see none; a confidential dossier has none. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentStore,
    private readonly dossiers: DossiersService,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async page(id: string, reader: Actor, cursor: string | undefined): Promise<CommentPage> {
    await this.spokenOf(id, reader);
    await this.dossiers.any(id, reader, 'read-notes');
    const { comments, next } = await this.comments.page({ dossier: id }, cursor);
    return CommentPage.parse({ comments: comments.map((one) => present(one, reader)), ...(next ? { next } : {}) });
  }

  /** @throws RequestProblem 404, 409 */
  async write(id: string, { by, key }: { by: Actor; key: string }, text: string): Promise<Comment> {
    const dossier = await this.spokenOf(id, by);
    const [name, colleagues] = await Promise.all([this.people.nameOf(by.id), this.people.officialsAt(by.agency ?? dossier.desk.agency)]);
    const mentions = mentionsIn(text, colleagues).filter((one) => one.id !== by.id).map(({ id: of, name: called }) => ({ id: of, name: called }));
    const wished: KeptComment = { _id: randomUUID(), dossier: { id, reference: dossier.reference }, by: { id: by.id, name: name ?? '' }, text, mentions, at: this.clock.now().toISOString(), key };
    const written = await this.comments.add(wished);
    if (written.dossier.id !== id || written.text !== text) throw keyReused();
    return present(written, by);
  }

  /** What was said stays in the store; what is shown is that it was taken back, when. @throws RequestProblem 404 */
  async retract(id: string, comment: string, by: Actor): Promise<Comment> {
    await this.spokenOf(id, by);
    const found = await this.comments.find(comment, id);
    if (!found || found.by.id !== by.id) throw notThere('such note of yours');
    await this.comments.retract(comment, this.clock.now().toISOString());
    return present((await this.comments.find(comment, id)) ?? found, by);
  }

  /** Where the reader was named, the newest first; of dossiers that they may still read. */
  async mentions(reader: Actor, cursor: string | undefined): Promise<MentionPage> {
    const { comments, next } = await this.comments.page({ mentioned: reader.id }, cursor);
    const readable = await this.dossiers.readable([...new Set(comments.map(({ dossier }) => dossier.id))], reader);
    const mentions = comments.filter(({ dossier, retractedAt }) => retractedAt === undefined && readable.has(dossier.id)).map(({ _id, dossier, by, at, text }) => ({ comment: _id, dossier, by: by.name, at, text }));
    return MentionPage.parse({ mentions, ...(next ? { next } : {}) });
  }

  /** A dossier that officials may talk about here. @throws RequestProblem 404 */
  private async spokenOf(id: string, reader: Actor): Promise<KeptDossier> {
    const dossier = await this.dossiers.known(id, reader);
    if (reader.kind !== 'official' || dossier.confidential || sightOf(dossier, reader) !== 'content') throw notThere('notes');
    return dossier;
  }
}

function present({ _id, by, at, text, mentions, retractedAt }: KeptComment, reader: Actor): Comment {
  const said = retractedAt === undefined ? { text } : { retractedAt };
  return Comment.parse({ id: _id, by: by.name, mine: by.id === reader.id, at, mentions: retractedAt === undefined ? mentions.map(({ name }) => name) : [], ...said });
}
