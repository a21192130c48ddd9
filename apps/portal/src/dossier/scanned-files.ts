import type { Attachment } from '@motcua/contracts/eforms-api';
import { setTimeout as pause } from 'node:timers/promises';
import { isRefusal } from '../draft/upload.ts';
import type { Refusal, Upload } from '../draft/upload.ts';

export type Look = (id: string) => Promise<Attachment>;
type Given = Upload['sent'][number];

/** A scanner takes a second; whoever waits ten may be told to come back. */
const patience = { looks: 20, between: 500 };

/**
 * A form with files as it is once the scanner has seen them: what was found in a new or an earlier file of the form makes it a refused one.
 * Files that are still being looked at stay; who takes the form says so.
 */
export async function onceScanned({ fields, sent }: Upload, look: Look): Promise<Upload> {
  const seen = (one: Given) => afterScan(one, look);
  const now = await Promise.all(sent.map(seen));
  const earlier = await Promise.all(keptIn(fields).map(async ({ value, ...one }) => ({ value, one: await seen(one) })));
  const gone = earlier.filter(({ one }) => 'refused' in one);
  const left = Object.entries(fields).map(([name, values]) => [name, without(values, gone.filter(({ one }) => name === keptName(one)).map(({ value }) => value))]);
  return { fields: Object.fromEntries(left) as Upload['fields'], sent: [...now, ...gone.map(({ one }) => one)] };
}

const keptName = ({ input }: Given) => input.replace(/^papers\./, 'kept.');

function without(values: string | string[], gone: readonly string[]): string | string[] {
  const left = [values].flat().filter((value) => !gone.includes(value));
  return left.length === 1 ? (left[0] ?? '') : left;
}

/** Files of an earlier try, as the page carries them: `kept.<paper>` with id and name. */
function keptIn(fields: Upload['fields']): (Given & { value: string })[] {
  const kept = Object.entries(fields).filter(([name]) => name.startsWith('kept.'));
  return kept.flatMap(([name, values]) =>
    [values].flat().map((value) => {
      const [id = '', ...words] = value.split(' ');
      const file: Attachment = { id, name: words.join(' '), size: 1, type: '', state: 'scanning', uploadedAt: '' };
      return { value, input: `papers.${name.slice('kept.'.length)}`, name: file.name, file };
    }),
  );
}

async function afterScan(one: Given, look: Look): Promise<Given> {
  if (!('file' in one) || one.file.state !== 'scanning') return one;
  const file = await untilSeen(one.file, look);
  const refused = refusalOf(file);
  return refused ? { input: one.input, name: one.name, refused } : { ...one, file };
}

function refusalOf({ state, problem }: Attachment): Refusal | undefined {
  if (state !== 'infected' && state !== 'failed') return undefined;
  return isRefusal(problem) ? problem : 'away';
}

async function untilSeen(file: Attachment, look: Look): Promise<Attachment> {
  let seen = file;
  for (let nth = 0; nth < patience.looks && seen.state === 'scanning'; nth += 1) {
    if (nth > 0) await pause(patience.between);
    // One that is not there any more, or a service that is away, is told by who takes the form.
    const found = await look(file.id).catch(() => undefined);
    if (!found) break;
    seen = found;
  }
  return seen;
}
