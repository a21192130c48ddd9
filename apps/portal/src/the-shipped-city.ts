import { readdirSync, readFileSync } from 'node:fs';
import { Agency, Calendar, ProvinceUnits } from '@motcua/contracts/agency';
import { Procedure } from '@motcua/contracts/procedure';
import { withChoiceLists, type ChoiceLists } from '@motcua/forms/choice-lists';
import { parse } from 'yaml';
import { z } from 'zod';

const data = new URL('../../../data/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, data), 'utf8'));
const numbered = (entries: unknown) => z.array(z.record(z.string(), z.unknown())).parse(entries).map((entry) => ({ ...entry, version: 1 }));

/** The city that comes with the repository, as catalogue publishes it: what pages have to be fit for. */
export interface City {
  readonly units: ProvinceUnits;
  readonly calendars: readonly Calendar[];
  readonly agencies: readonly Agency[];
  readonly procedures: readonly Procedure[];
}

export function theShippedCity(): City {
  const lists = read('choice-lists.yaml') as ChoiceLists;
  const files = readdirSync(new URL('procedures/', data)).filter((file) => file.endsWith('.yaml')).sort();
  return {
    units: ProvinceUnits.parse({ ...(read('administrative-units.yaml') as object), version: 1 }),
    calendars: numbered(read('calendars.yaml')).map((entry) => Calendar.parse(entry)),
    agencies: numbered(read('agencies.yaml')).map((entry) => Agency.parse(entry)),
    procedures: files.map((file) => Procedure.parse(withChoiceLists(read(`procedures/${file}`), lists))),
  };
}
