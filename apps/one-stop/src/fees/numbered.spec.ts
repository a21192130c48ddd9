import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@motcua/testing/stack';
import mongoose, { type Connection, type mongo } from 'mongoose';
import { writeNumbered } from './numbered.store.ts';
import { type KeptReceipt, type NewReceipt, receiptSchema } from './receipt.schema.ts';

const uri = testDatabase('receipts');
const connections: Connection[] = [];
const opened = async () => {
  const connection = await mongoose.createConnection(uri).asPromise();
  connections.push(connection);
  return connection;
};
const receiptsOf = (connection: Connection) => connection.collection('receipts') as unknown as mongo.Collection<KeptReceipt>;
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
    const cashiers = await Promise.all([1, 2, 3, 4].map(opened));
    await Promise.all(cashiers.map(async (cashier, at) => {
      const known = new Map<string, number>();
      for (let n = 0; n < 25; n += 1) await writeNumbered(receiptsOf(cashier), aReceipt(`payment-${at}-${n}`), known);
    }));
    expect(await numbersOf('QT-26E')).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });

  it('of a cashier that is torn away goes on without a gap, and what was written is not written again', async () => {
    const torn = await opened();
    const other = await opened();
    const ids = Array.from({ length: 30 }, (_, at) => `torn-${at}`);
    const known = new Map<string, number>();
    const writing = Promise.allSettled(ids.map((id) => writeNumbered(receiptsOf(torn), aReceipt(id, 'TT-26E'), known)));
    await torn.close(true);
    await writing;
    const rest = new Map<string, number>();
    for (const id of ids) await writeNumbered(receiptsOf(other), aReceipt(id, 'TT-26E'), rest);
    expect(await numbersOf('TT-26E')).toEqual(ids.map((_, at) => at + 1));
  });

  it('begins at one with each series, and the same receipt keeps its number', async () => {
    const [first] = connections;
    const one = await writeNumbered(receiptsOf(first!), aReceipt('a', 'QT-27E'), new Map());
    const same = await writeNumbered(receiptsOf(first!), aReceipt('a', 'QT-27E'), new Map([['000.12.35.H29 QT-27E', 0]]));
    expect([one.number, same.number]).toEqual([1, 1]);
  });
});
