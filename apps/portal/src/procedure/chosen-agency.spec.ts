import { describe, expect, it } from '@jest/globals';
import type { Agency } from '@motcua/contracts/agency';
import { offers } from '@motcua/forms/offer';
import { theShippedCity } from '../the-shipped-city.ts';
import { receivingOf } from './chosen-agency.ts';
import type { Wanted } from './chosen-agency.ts';

const { agencies } = theShippedCity();
const catalogue = { agency: (code: string) => agencies.find((one) => one.code === code), placeOf: ({ place }: Agency) => place };
const wards = agencies.filter(({ kind }) => kind === 'ward');
const districts = agencies.filter(({ kind }) => kind === 'district');
const [ward] = wards;
if (!ward?.parent) throw new Error('the shipped city has no ward below a district');
const [code, parent] = [ward.code, ward.parent];
const other = districts.find((one) => one.code !== parent)?.code ?? '';
const forWards = (wanted: Wanted) => receivingOf(catalogue, wards, wanted);

describe('choosing who receives a dossier', () => {
  it('begins with the district where there are hundreds of wards', () => {
    expect(forWards({})).toMatchObject({ agencies: [], chosen: undefined, district: undefined });
    expect(forWards({}).districts).toHaveLength(24);
  });

  it('goes on with the wards of that district alone', () => {
    const { agencies: offered, district } = forWards({ district: parent });
    expect(district).toBe(parent);
    expect(offered.length).toBeGreaterThan(5);
    expect(new Set(offered.map((one) => one.parent))).toEqual(new Set([parent]));
  });

  it('knows ward and district from last time, and from the district alone', () => {
    expect(forWards({ remembered: code })).toMatchObject({ chosen: code, district: parent });
    expect(forWards({ remembered: parent })).toMatchObject({ chosen: undefined, district: parent });
  });

  it('follows a new choice rather than memory', () => {
    expect(forWards({ district: other, remembered: code })).toMatchObject({ district: other, chosen: undefined });
  });

  it.each(['000.99.99.H29', '', 7, ['a'], undefined])('is not led astray by %j in the address', (wrong) => {
    expect(forWards({ district: wrong, agency: wrong })).toMatchObject({ agencies: [], district: undefined });
  });

  it('offers districts at once, and knows the one of a remembered ward', () => {
    const offered = agencies.filter((agency) => offers({ unit: 'district' }, agency));
    expect(receivingOf(catalogue, offered, { remembered: code })).toEqual({ agencies: offered, chosen: parent });
  });
});
