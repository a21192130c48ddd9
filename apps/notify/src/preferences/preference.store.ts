import type { DigestHour, LetterPreferences, NoticePreferences } from '@motcua/contracts/notices-api';
import { ignoreDuplicateKey } from '@motcua/persistence/duplicate-key';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { PREFERENCE, type PreferenceDocument, USED_LINK, type UsedLinkDocument } from './preference.schema.ts';

/** What counts as long as nobody has said anything. */
const usual: { readonly letters: LetterPreferences; readonly notices: NoticePreferences } = {
  letters: { off: [] },
  notices: { digest: true, hour: 'opening', silent: [], language: 'vi' },
};

@Injectable()
export class PreferenceStore {
  constructor(
    @InjectModel(PREFERENCE) private readonly preferences: Model<PreferenceDocument>,
    @InjectModel(USED_LINK) private readonly links: Model<UsedLinkDocument>,
  ) {}

  async letters(holder: string): Promise<LetterPreferences> {
    return (await this.find(holder))?.letters ?? usual.letters;
  }

  async notices(official: string): Promise<NoticePreferences> {
    return (await this.find(official))?.notices ?? usual.notices;
  }

  async saveLetters(holder: string, letters: LetterPreferences): Promise<void> {
    await this.save(holder, { letters });
  }

  async saveNotices(official: string, notices: NoticePreferences): Promise<void> {
    await this.save(official, { notices });
  }

  /** Who has asked for the digest at that hour of the day. */
  async wantDigestAt(hour: DigestHour): Promise<string[]> {
    const found = await this.preferences.find({ 'notices.hour': hour }, { _id: 1 }).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  async useLink(id: string, until: Date): Promise<void> {
    await this.links.create({ _id: id, until }).catch(ignoreDuplicateKey);
  }

  async isUsed(id: string): Promise<boolean> {
    return (await this.links.exists({ _id: id })) !== null;
  }

  private find(id: string): Promise<PreferenceDocument | null> {
    return this.preferences.findById(id).lean<PreferenceDocument>();
  }

  private async save(_id: string, change: Partial<PreferenceDocument>): Promise<void> {
    // Two first changes at once: the second one is a change like any other.
    const write = () => this.preferences.updateOne({ _id }, { $set: change }, { upsert: true });
    await write().catch((error: unknown) => {
      ignoreDuplicateKey(error);
      return write();
    });
  }
}
