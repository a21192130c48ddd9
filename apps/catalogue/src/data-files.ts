import { Agency, Calendar, ProvinceUnits } from '@motcua/contracts/agency';
import { Procedure } from '@motcua/contracts/procedure';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChoiceLists, withChoiceLists } from '@motcua/forms/choice-lists';
import { parse } from 'yaml';
import { z } from 'zod';
import { AgencyKinds, withKind } from './agency-kinds.ts';

/** A file of the data directory that could not be read, as sentences for whoever wrote it. */
export interface WrongFile {
  readonly file: string;
  readonly because: readonly string[];
}

export interface DataFiles {
  readonly units: readonly Omit<ProvinceUnits, 'version'>[];
  readonly calendars: readonly Omit<Calendar, 'version'>[];
  readonly agencies: readonly Omit<Agency, 'version'>[];
  readonly procedures: readonly { readonly file: string; readonly procedure: Procedure }[];
  readonly wrong: readonly WrongFile[];
}

/** Reads the directory that describes a city. A wrong file takes nothing else with it. */
export async function readDataFiles(directory: string): Promise<DataFiles> {
  const wrong: WrongFile[] = [];
  const read = async <Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> => {
    try {
      return schema.parse(parse(await readFile(join(directory, file), 'utf8')));
    } catch (error) {
      wrong.push({ file, because: sentences(error) });
      return undefined;
    }
  };
  const units = await read('administrative-units.yaml', ProvinceUnits.omit({ version: true }));
  const calendars = await read('calendars.yaml', z.array(Calendar.omit({ version: true })));
  const agencies = await read('agencies.yaml', z.array(Agency.omit({ version: true })));
  const kinds = (await read('agency-kinds.yaml', AgencyKinds)) ?? { remits: {} };
  const lists = (await read('choice-lists.yaml', z.record(z.string(), z.unknown()))) ?? {};
  const procedures = [];
  for (const file of await procedureFiles(directory)) {
    const procedure = await read(file, z.preprocess((content) => withChoiceLists(content, lists), Procedure));
    if (procedure) procedures.push({ file, procedure });
  }
  return { units: units ? [units] : [], calendars: calendars ?? [], agencies: (agencies ?? []).map((agency) => inOrder(withKind(agency, kinds))), procedures, wrong };
}

/** Lists of choices that procedures may name; none where the directory has no such file. */
export async function readChoiceLists(directory: string): Promise<ChoiceLists> {
  const text = await readFile(join(directory, 'choice-lists.yaml'), 'utf8').catch(() => '{}');
  return z.record(z.string(), z.unknown()).parse(parse(text));
}

/** Hashes are made of the text: equal content has to give equal text, wherever its parts came from. */
const inOrder = (agency: Omit<Agency, 'version'>) => Agency.omit({ version: true }).parse(agency);

async function procedureFiles(directory: string): Promise<string[]> {
  const files = await readdir(join(directory, 'procedures')).catch(() => []);
  return files.filter((file) => file.endsWith('.yaml')).sort().map((file) => join('procedures', file));
}

function sentences(error: unknown): string[] {
  if (error instanceof z.ZodError) return error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  return [error instanceof Error ? error.message : String(error)];
}
