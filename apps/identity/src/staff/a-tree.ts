import type { AgencyTree } from '@motcua/contracts/organisation-api';
import { aServer } from '@motcua/testing/a-server';

const both = (text: string) => ({ vi: text, en: text });
const agency = (code: string, kind: 'city' | 'department' | 'district' | 'ward', parent?: string) => ({ code, name: both(code), kind, calendar: 'ho-chi-minh-city', depth: 0, below: 0, ...(parent ? { parent } : {}) });

export const city = '000.00.00.H29';
export const department = '000.12.03.H29';
export const district = '000.12.35.H29';
export const ward = '000.30.35.H29';
export const closedWard = '000.31.35.H29';
export const otherDistrict = '000.12.22.H29';

export const tree: AgencyTree = {
  agencies: [agency(city, 'city'), agency(department, 'department', city), agency(district, 'district', city), agency(ward, 'ward', district), { ...agency(closedWard, 'ward', district), closedOn: '2026-11-01' }, agency(otherDistrict, 'district', city)],
};
export const agencies = new Map(tree.agencies.map((one) => [one.code, one]));

/** What catalogue is to identity: the tree of agencies behind HTTP. */
export async function aCatalogue() {
  return aServer((request, response) => {
    const known = request.url === '/v1/agencies/tree';
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(known ? tree : {}));
  });
}
