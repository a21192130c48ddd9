import { agencyPublished, calendarPublished, procedurePublished, unitsPublished } from '@motcua/contracts/events';
import { createLogger } from '@motcua/logging/logger';
import { newEntry } from '@motcua/messaging/event';
import { Kafka } from '@motcua/messaging/kafka';
import { EventPublisher } from '@motcua/messaging/publisher';
import mongoose from 'mongoose';
import { aLongProcedure, anAgency, aProvince, aWorkingWeek, manyAnswers } from '../src/a-catalogue.ts';

/** Publishes a procedure of about 40 answers; tells what to submit and what is left unpublished. */
export async function aCatalogue({ KAFKA_BROKERS, KAFKA_TOPIC_PREFIX, MONGODB_URI }) {
  const contracts = [procedurePublished, agencyPublished, calendarPublished, unitsPublished];
  const kafka = new Kafka({ brokers: KAFKA_BROKERS.split(','), clientId: 'catalogue', topicPrefix: KAFKA_TOPIC_PREFIX }, createLogger('bench', 'silent'));
  const publisher = new EventPublisher(kafka, contracts.map(({ topic }) => topic));
  const entry = (contract, subject, data) => newEntry(contract, { source: '/motcua/catalogue', time: new Date(), subject, data });
  await publisher.publish([
    entry(procedurePublished, `${aLongProcedure.id}/1`, aLongProcedure),
    entry(agencyPublished, anAgency.code, anAgency),
    entry(calendarPublished, aWorkingWeek.id, aWorkingWeek),
    entry(unitsPublished, aProvince.province, aProvince),
  ]);
  await publisher.close();
  const client = new mongoose.mongo.MongoClient(MONGODB_URI);
  return {
    submission: { procedureId: aLongProcedure.id, agency: anAgency.code, answers: manyAnswers, papers: {} },
    leftAnnounced: () => client.db().collection('announcements').countDocuments(),
    close: async () => {
      await client.db().dropDatabase();
      await client.close();
      await kafka.administer(async (admin) => {
        const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(KAFKA_TOPIC_PREFIX));
        await admin.deleteTopics({ topics });
      });
    },
  };
}
