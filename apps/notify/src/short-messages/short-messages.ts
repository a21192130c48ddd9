import type { LetterContact } from '@motcua/contracts/notices-api';
import { readPhoneNumber } from '@motcua/domain/sms/phone-number';
import { Injectable } from '@nestjs/common';
import { Contacts } from '../contacts.ts';
import type { ToCitizen, Told } from '../happening.ts';
import type { Posted } from '../letters.ts';
import { PreferenceStore } from '../preferences/preference.store.ts';
import { shortText } from './short-text.ts';
import { SilencedPhones } from './silenced-phones.ts';
import { SmsGateway } from './sms-gateway.ts';

/** One short message: to which telephone, whether its owner wants it, what. Asked anew at every try, as for letters. */
@Injectable()
export class ShortMessages {
  constructor(
    private readonly contacts: Contacts,
    private readonly preferences: PreferenceStore,
    private readonly silenced: SilencedPhones,
    private readonly gateway: SmsGateway,
  ) {}

  /** Whether anything may be written about this at all. */
  tellOf(told: Told): boolean {
    return this.gateway.isThere && shortText(told, 'vi') !== undefined;
  }

  /** @param id of the delivery: the same message for the network at every try. @throws DependencyAway */
  async send(id: string, told: Told): Promise<Posted> {
    const contact = await this.contacts.of(told as ToCitizen);
    const phone = readPhoneNumber(contact?.phone ?? '');
    if (!contact || phone === undefined) return { state: 'nobody-to-tell' };
    const text = await this.wantedText(told, contact);
    if (text === undefined || this.silenced.has(phone)) return { state: 'not-wanted' };
    const receipt = await this.gateway.send({ id, to: phone, text });
    return receipt === undefined ? { state: 'given-up' } : { state: 'sent', receipt };
  }

  /** Undefined where nobody has asked for short messages. */
  private async wantedText(told: Told, { holder, language }: LetterContact): Promise<string | undefined> {
    if (holder === undefined) return undefined;
    const wishes = await this.preferences.letters(holder);
    return wishes.sms === true ? shortText(told, wishes.language ?? language) : undefined;
  }
}
