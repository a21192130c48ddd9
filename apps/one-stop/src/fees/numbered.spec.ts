import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@motcua/testing/stack';
import mongoose, { type Connection, type mongo } from 'mongoose';
import { NumberedBooks } from './numbered.store.ts';
import { type KeptReceipt, type NewReceipt, receiptSchema } from './receipt.schema.ts';

const uri = testDatabase('receipts');
const connections: Connection[] = [];
const opened = async () => {
  const connection = await mongoose.createConnection(uri).asPromise();
  connections.push(connection);
  return connection;
};
const receiptsOf = (connection: Connection) => connection.collection('receipts') as unknown as mongo.Collection<KeptReceipt>;
/** As one process writes in them. */
const booksOf = (connection: Connection) => new NumberedBooks(() => receiptsOf(connection));
const aReceipt = (id: string, series = 'QT-26E'): NewReceipt => ({ _id: id, agency: '000.12.35.H29', series, kind: 'receipt', amount: 50_000 }) as unknown as NewReceipt;
const numbersOf = async (series: string) => (await receiptsOf(connections[0]!).find({ series }).toArray()).map(({ number }) => number).sort((one, other) => one - other);

beforeAll(async () => {
  const connection = await opened();
  await connection.model('Receipt', receiptSchema).createIndexes();
});
afterAll(async () => {
  for (const connection of connections) await connection.close(true).catch(() => undefined);
});

describe('a book of receipts', () => {
  it('that four cashiers write in at once has each number once and none is left out', async () => {
    const cashiers = (await Promise.all([1, 2, 3, 4].map(opened))).map(booksOf);
    await Promise.all(cashiers.map(async (books, at) => {
      for (let n = 0; n < 25; n += 1) await books.write(aReceipt(`payment-${at}-${n}`));
    }));
    expect(await numbersOf('QT-26E')).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });

  it('is written to the end when very many come in the same moment, in two processes', async () => {
    const processes = (await Promise.all([1, 2].map(opened))).map(booksOf);
    await Promise.all(processes.flatMap((books, at) => Array.from({ length: 30 }, (_, n) => books.write(aReceipt(`rush-${at}-${n}`, 'RT-26E')))));
    expect(await numbersOf('RT-26E')).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  it('of a cashier that is torn away goes on without a gap, and what was written is not written again', async () => {
    const torn = await opened();
    const other = await opened();
    const ids = Array.from({ length: 30 }, (_, at) => `torn-${at}`);
    const books = booksOf(torn);
    const writing = Promise.allSettled(ids.map((id) => books.write(aReceipt(id, 'TT-26E'))));
    await torn.close(true);
    await writing;
    const rest = booksOf(other);
    for (const id of ids) await rest.write(aReceipt(id, 'TT-26E'));
    expect(await numbersOf('TT-26E')).toEqual(ids.map((_, at) => at + 1));
  });

  it('begins at one with each series, and the same receipt keeps its number', async () => {
    const [one, same] = [await booksOf(connections[0]!).write(aReceipt('a', 'QT-27E')), await booksOf(connections[1]!).write(aReceipt('a', 'QT-27E'))];
    expect([one.number, same.number]).toEqual([1, 1]);
  });
});
