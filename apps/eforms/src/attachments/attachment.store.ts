import type { FileWord } from '@motcua/files/file-words';
import { GroupCommit } from '@motcua/persistence/group-commit';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ATTACHMENT, type AttachmentDocument, type Scan } from './attachment.schema.ts';

const unfinished: AttachmentDocument['state'][] = ['waiting', 'uploading'];

interface Claim {
  dossierId: string;
  ids: readonly string[];
}

@Injectable()
export class AttachmentStore {
  private readonly loads = new GroupCommit<readonly string[], AttachmentDocument[]>((asked) => this.loadTogether(asked));
  private readonly claims = new GroupCommit<Claim, true>((claims) => this.claimTogether(claims), { inFlight: 1 });

  constructor(@InjectModel(ATTACHMENT) private readonly attachments: Model<AttachmentDocument>) {}

  async add(attachment: AttachmentDocument): Promise<void> {
    await this.attachments.create(attachment);
  }

  /** Its first or next part is on its way. */
  async goOn(id: string, partsUntil: Date): Promise<void> {
    await this.attachments.updateOne({ _id: id, state: { $in: unfinished } }, { $set: { state: 'uploading', partsUntil } });
  }

  /** All of it is there and is what its name says. */
  async complete(id: string, known: { sha256: string; type: string }): Promise<void> {
    await this.attachments.updateOne({ _id: id }, { $set: { ...known, state: 'scanning' } });
  }

  async markClean(id: string): Promise<void> {
    await this.attachments.updateOne({ _id: id }, { $set: { state: 'clean' }, $unset: { scan: 1, partsUntil: 1, problem: 1 } });
  }

  async markInfected(id: string, keepAtLeast: Date): Promise<void> {
    await this.attachments.updateOne({ _id: id }, { $set: { state: 'infected', problem: 'attachment-infected' }, $max: { keepUntil: keepAtLeast }, $unset: { scan: 1, partsUntil: 1 } });
  }

  async markFailed(id: string, problem: FileWord): Promise<void> {
    await this.attachments.updateOne({ _id: id }, { $set: { state: 'failed', problem }, $unset: { scan: 1, partsUntil: 1 } });
  }

  /** Puts it into the scanner's queue, or further back in it. */
  async queue(id: string, scan: Scan): Promise<void> {
    await this.attachments.updateOne({ _id: id }, { $set: { state: 'scanning', scan }, $unset: { partsUntil: 1, problem: 1 } });
  }

  /** The next to be scanned; nobody else gets it before `until`. */
  takeDue(now: Date, until: Date): Promise<AttachmentDocument | null> {
    return this.attachments.findOneAndUpdate({ 'scan.due': { $lte: now } }, { $set: { 'scan.due': until } }, { sort: { 'scan.due': 1 }, returnDocument: 'after' }).lean<AttachmentDocument>();
  }

  /** Uploads whose next part was to come by then. */
  partsDueBefore(instant: Date, limit: number): Promise<AttachmentDocument[]> {
    return this.attachments.find({ partsUntil: { $lt: instant } }).sort({ partsUntil: 1 }).limit(limit).lean<AttachmentDocument[]>();
  }

  countUnfinished(owner: string): Promise<number> {
    return this.attachments.countDocuments({ owner, partsUntil: { $exists: true }, deleted: { $exists: false } });
  }

  find(id: string): Promise<AttachmentDocument | null> {
    return this.attachments.findOne({ _id: id, deleted: { $exists: false } }).lean<AttachmentDocument>();
  }

  /** Those of the ids that are this owner's, in the order asked. Requests of one moment are answered by one query. */
  async ownedBy(owner: string, ids: readonly string[]): Promise<AttachmentDocument[]> {
    if (ids.length === 0) return [];
    const found = await this.loads.add(ids);
    return found.filter((attachment) => attachment.owner === owner);
  }

  /** From now on they are kept as long as the dossier. */
  async claim(dossierId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.claims.add({ dossierId, ids });
  }

  /** A draft names them: they are kept as long as it. */
  async keepAtLeast(owner: string, ids: readonly string[], until: Date): Promise<void> {
    if (ids.length > 0) await this.attachments.updateMany({ _id: { $in: ids }, owner, keepUntil: { $lt: until } }, { $set: { keepUntil: until } });
  }

  /** Hidden at once, removed by the sweep; what is in quarantine, when its time there is over. False when a dossier holds it. */
  async hide(id: string, now: Date): Promise<boolean> {
    const infected = await this.attachments.updateOne({ _id: id, state: 'infected' }, { $set: { deleted: true } });
    if (infected.matchedCount > 0) return true;
    const { matchedCount } = await this.attachments.updateOne({ _id: id, dossiers: { $size: 0 } }, { $set: { deleted: true, keepUntil: now }, $unset: { scan: 1, partsUntil: 1 } });
    return matchedCount > 0;
  }

  expiredBefore(instant: Date, limit: number): Promise<AttachmentDocument[]> {
    return this.attachments.find({ keepUntil: { $lt: instant } }).sort({ keepUntil: 1 }).limit(limit).lean<AttachmentDocument[]>();
  }

  /** False when a dossier has claimed it meanwhile. */
  async remove(id: string): Promise<boolean> {
    const { deletedCount } = await this.attachments.deleteOne({ _id: id, keepUntil: { $exists: true } });
    return deletedCount > 0;
  }

  async isContentUsed(sha256: string): Promise<boolean> {
    return (await this.attachments.exists({ sha256 })) !== null;
  }

  private async loadTogether(asked: readonly (readonly string[])[]): Promise<AttachmentDocument[][]> {
    const ids = [...new Set(asked.flat())];
    const found = await this.attachments.find({ _id: { $in: ids }, deleted: { $exists: false } }).lean<AttachmentDocument[]>();
    const byId = new Map(found.map((attachment) => [attachment._id, attachment]));
    return asked.map((wanted) => [...new Set(wanted)].flatMap((id) => byId.get(id) ?? []));
  }

  private async claimTogether(claims: readonly Claim[]): Promise<true[]> {
    const pairs = claims.flatMap(({ dossierId, ids }) => ids.map((id) => ({ dossierId, id })));
    // Sorted: concurrent bulk writes that take the same documents in different orders deadlock in DocumentDB.
    pairs.sort((one, other) => (one.id < other.id ? -1 : 1));
    await this.attachments.bulkWrite(
      pairs.map(({ dossierId, id }) => ({ updateOne: { filter: { _id: id }, update: { $addToSet: { dossiers: dossierId }, $unset: { keepUntil: 1, deleted: 1 } } } })),
      { ordered: false },
    );
    return claims.map(() => true);
  }
}
