import { createRequire } from 'node:module';
import { z } from 'zod';

const Account = z.object({ username: z.string(), password: z.string(), kind: z.enum(['citizen', 'official']), name: z.string(), phone: z.string(), email: z.string() });
export type Account = z.infer<typeof Account>;

const accounts = z.array(Account).parse(createRequire(import.meta.url)('../../data/demo-accounts.json'));

function account(username: string): Account {
  const found = accounts.find((one) => one.username === username);
  if (!found) throw new Error(`nobody is called ${username} in the demonstration`);
  return found;
}

/** Opens a shop in Bình Thạnh. */
export const hanh = account('minhhanh');
export const dung = account('vandung');
export const receptionist = account('bt.tiepnhan');
export const specialist = account('bt.chuyenvien1');
export const otherSpecialist = account('bt.chuyenvien2');
export const head = account('bt.truongphong');
export const leader = account('bt.lanhdao');
export const catalogueKeeper = account('tp.danhmuc');
/** Of ward 13. */
export const wardReceptionist = account('p13.tiepnhan');
export const wardSpecialist = account('p13.chuyenvien');
export const wardLeader = account('p13.chutich');
export const districtOneReceptionist = account('q1.tiepnhan');
/** At the district next door. */
export const districtOneSpecialist = account('q1.chuyenvien1');
/** Answers the telephone. */
export const callOperator = account('tp.tongdai');
/** Keeps agencies, staff and calendars of the whole city. */
export const organiser = account('toantp.quantri');
