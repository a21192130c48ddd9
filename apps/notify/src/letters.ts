import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from './config-token.ts';
import { Contacts } from './contacts.ts';
import { FollowLetters } from './following/follow-letters.ts';
import { isToFollower, isToOfficial, type ToCitizen, type Told } from './happening.ts';
import { draftLetter, letterAbout, type Letter, type Reader } from './letter.tsx';
import { Mail } from './mail.ts';
import { OfficeLetters } from './notices/office-letters.ts';
import type { NotifyConfig } from './notify.config.ts';
import { ChosenLetters } from './preferences/chosen.ts';

/** What became of a letter or a short message; `receipt`: what the mail server answered when it took it, or what the network calls it. */
export interface Posted {
  readonly state: 'sent' | 'nobody-to-tell' | 'not-wanted' | 'given-up';
  readonly receipt?: string;
}

/** Letters to others than the citizen whose dossier it is. */
@Injectable()
export class OtherLetters {
  constructor(
    readonly office: OfficeLetters,
    readonly following: FollowLetters,
  ) {}
}

/** One letter: whom to write to, whether they want it, what, with which paper. */
@Injectable()
export class Letters {
  constructor(
    private readonly contacts: Contacts,
    private readonly mail: Mail,
    private readonly chosen: ChosenLetters,
    private readonly others: OtherLetters,
    @Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig,
  ) {}

  /**
   * @param id of the delivery: the same letter keeps its Message-ID.
   * @throws DependencyAway or the mail server's refusal.
   */
  send(id: string, told: Told): Promise<Posted> {
    if (isToOfficial(told)) return this.others.office.send(id, told);
    return isToFollower(told) ? this.others.following.send(id, told) : this.toCitizen(id, told);
  }

  private async toCitizen(id: string, happening: ToCitizen): Promise<Posted> {
    const contact = await this.contacts.of(happening);
    if (!contact?.email) return { state: 'nobody-to-tell' };
    const { wanted, language: lang, choose } = await this.chosen.about(happening, contact, id);
    if (!wanted) return { state: 'not-wanted' };
    const paper = await this.contacts.paperOf(happening);
    const letter = letterFor(happening, { name: contact.name, lang, publicUrl: this.config.PUBLIC_URL, paper, choose });
    const receipt = await this.mail.send({ id, to: { name: contact.name, address: contact.email }, ...letter, choose, ...(paper ? { paper: { ...paper, name: paperName(happening) } } : {}) });
    return { state: 'sent', receipt };
  }
}

const letterFor = (told: ToCitizen, reader: Reader): Letter => (told.kind === 'draft-expires' ? draftLetter(told, reader) : letterAbout(told, reader));

const paperName = (told: ToCitizen): string => (told.kind === 'draft-expires' ? 'ban-nhap.pdf' : `${told.reference}.pdf`);
