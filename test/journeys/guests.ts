import { Visitor } from './a-visitor.ts';
import type { Account } from './people.ts';
import { wordsOf } from './words.ts';

type Habits = Parameters<typeof Visitor.with>[0];

const office = wordsOf('apps/office', 'vi');
const guests: Visitor[] = [];

/** Somebody with a browser of their own. */
export async function somebody(habits: Habits = {}): Promise<Visitor> {
  const guest = await Visitor.with(habits);
  guests.push(guest);
  return guest;
}

/** Signs in on the way to an address. */
export async function comes(account: Account, to: string, habits: Habits = {}): Promise<Visitor> {
  const guest = await somebody(habits);
  await guest.goesTo(to);
  await guest.signsIn(account);
  return guest;
}

/** An official comes to work. */
export const enters = (account: Account, habits: Habits = {}): Promise<Visitor> => comes(account, '/office', habits);

/** A citizen comes to their own dossiers. */
export const comesHome = (account: Account): Promise<Visitor> => comes(account, '/auth/sign-in?next=/ho-so');

/** After each story; whoever met a fault on the way says so then. */
export async function allLeave(): Promise<void> {
  for (const guest of guests.splice(0)) await guest.leaves();
}

/** Opens the form of an act, fills it in and sends it. */
export async function does(official: Visitor, id: string, act: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await official.goesTo(`/office/ho-so/${id}?act=${act}`);
  await fill();
  await sends(official, act);
}

export const sends = (official: Visitor, act: string): Promise<void> => official.presses(official.page.locator('form.compose').getByRole('button', { name: office(`send.${act}`), exact: true }));
