import { DossierPage, QueueCounts } from '@motcua/contracts/one-stop-api';
import { Visitor } from './a-visitor.ts';
import { apiOf, aSubmittedDossier, move } from './an-api.ts';
import { hanh, receptionist, type Account } from './people.ts';

/** On top of a list that is ordered by it stands what came last. */
export const newest = 'order=-received';

export const shortCode = (reference: string) => reference.split('-').slice(1).join('-');

/** Words with their figures in them. */
export const said = (words: string, figures: Record<string, number>) => words.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));

/** Received and passed on: they wait for a specialist, the first one longest. */
export async function waiting(count: number): Promise<{ id: string; reference: string; version: number }[]> {
  const made = [];
  for (let at = 0; at < count; at += 1) {
    const { id, reference } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    made.push({ id, reference, version: (await move(receptionist, id, 'pass-on')).version });
  }
  return made;
}

export const listOf = async (account: Account, query: string) => (await apiOf(account)).good(DossierPage, `/dossiers?${query}`);
export const countsOf = async (account: Account) => (await apiOf(account)).good(QueueCounts, '/dossiers/counts');

/** Ids of the rows that somebody sees, from the top. */
export const rowsOn = ({ page }: Visitor) => page.locator('table[data-keys] tbody tr').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['key'] ?? ''));
export const rowOf = ({ page }: Visitor, id: string) => page.locator(`tr[data-key="${id}"]`);
/** The box before a row. */
export const boxOf = ({ page }: Visitor, id: string) => page.locator(`input[name="ids"][value="${id}"]`);
