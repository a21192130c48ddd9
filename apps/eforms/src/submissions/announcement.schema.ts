import { Schema } from 'mongoose';

export const ANNOUNCEMENT = 'announcement';

/**
 * "These dossiers are about to be written and are then to be published": stands before they do, goes when Kafka has them.
 * What a crash leaves behind is found here, and nowhere is a submission written twice (decision 0013).
 */
export interface AnnouncementDocument {
  _id: string;
  dossiers: string[];
  at: Date;
}

/** Never more than what is under way: read whole, so it needs no index. */
export const announcementSchema = new Schema<AnnouncementDocument>(
  { _id: { type: String, required: true }, dossiers: { type: [String], required: true }, at: { type: Date, required: true } },
  { collection: 'announcements', versionKey: false },
);
