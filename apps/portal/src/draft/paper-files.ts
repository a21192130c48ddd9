import type { Person } from '@motcua/auth/sign-in';
import type { Paper } from '@motcua/contracts/procedure';
import { papersFor } from '@motcua/forms/check-papers';
import { RequestProblem } from '@motcua/http/problem';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.ts';
import { Drafts } from './drafts.client.ts';
import { openDraft } from './offer.ts';

/** A paper of a draft, as addresses name it. */
export interface Place {
  readonly id: string;
  readonly paper: string;
}

/** Which files a draft has for a paper. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly drafts: Drafts,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws RequestProblem when the draft, as it is answered, asks for no such paper */
  async paperOf(citizen: Person, place: Place): Promise<Paper> {
    return (await this.filesOf(citizen, place)).paper;
  }

  async filesOf(citizen: Person, { id, paper }: Place): Promise<{ paper: Paper; files: readonly string[] }> {
    const { form, draft } = openDraft(await this.drafts.get(citizen, id), this.catalogue);
    const found = papersFor(form, draft.answers).find((one) => one.id === paper);
    if (!found) throw new RequestProblem(404, 'not-found');
    return { paper: found, files: draft.papers[paper] ?? [] };
  }

  /** Binds files to the paper, as far as it takes that many. @returns those that it does not take; they are gone */
  async add(citizen: Person, { id }: Place, { id: paper, maxFiles }: Paper, files: readonly string[]): Promise<string[]> {
    let room: readonly string[] = [];
    await this.drafts.changeFiles(citizen, id, paper, (known) => {
      room = files.slice(0, Math.max(0, maxFiles - known.length));
      return [...known, ...room];
    });
    const tooMany = files.filter((one) => !room.includes(one));
    await Promise.all(tooMany.map((one) => this.drafts.removeFile(citizen, one).catch(() => undefined)));
    return tooMany;
  }

  async remove(citizen: Person, { id, paper }: Place, file: string): Promise<void> {
    await this.drafts.changeFiles(citizen, id, paper, (files) => files.filter((one) => one !== file));
    await this.drafts.removeFile(citizen, file).catch(() => undefined);
  }
}
