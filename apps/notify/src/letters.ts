import { Inject, Injectable } from '@nestjs/common';
import { NOTIFY_CONFIG } from './config-token.ts';
import { Contacts } from './contacts.ts';
import type { Told } from './happening.ts';
import { draftLetter, letterAbout, type Letter, type Reader } from './letter.tsx';
import { Mail } from './mail.ts';
import type { NotifyConfig } from './notify.config.ts';

/** One letter: whom to write to, what, with which paper. */
@Injectable()
export class Letters {
  constructor(
    private readonly contacts: Contacts,
    private readonly mail: Mail,
    @Inject(NOTIFY_CONFIG) private readonly config: NotifyConfig,
  ) {}

  /**
   * @param id of the delivery: the same letter keeps its Message-ID.
   * @returns what the mail server answered, or undefined when the citizen left no address.
   * @throws DependencyAway or the mail server's refusal.
   */
  async send(id: string, happening: Told): Promise<string | undefined> {
    const contact = await this.contacts.of(happening);
    if (!contact?.email) return undefined;
    const paper = await this.contacts.paperOf(happening);
    const letter = letterFor(happening, { name: contact.name, lang: contact.language, publicUrl: this.config.PUBLIC_URL, paper });
    return this.mail.send({ id, to: { name: contact.name, address: contact.email }, ...letter, ...(paper ? { paper: { ...paper, name: paperName(happening) } } : {}) });
  }
}

const letterFor = (told: Told, reader: Reader): Letter => (told.kind === 'draft-expires' ? draftLetter(told, reader) : letterAbout(told, reader));

const paperName = (told: Told): string => (told.kind === 'draft-expires' ? 'ban-nhap.pdf' : `${told.reference}.pdf`);
