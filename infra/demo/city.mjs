import { readFile } from 'node:fs/promises';
import { compileForm } from '@motcua/forms/compile';
import { offers } from '@motcua/forms/offer';
import { unitsOf } from '@motcua/forms/units';
import { Off } from './off.mjs';

const read = async (name) => JSON.parse(await readFile(new URL(`../../data/${name}`, import.meta.url), 'utf8'));

/** What catalogue tells everybody, and the demonstration's accounts. */
export async function readCity(api) {
  const [list, { agencies }, units, accounts] = await Promise.all([api.get('/procedures'), api.get('/agencies'), allUnits(api), read('demo-accounts.json')]);
  const procedures = await Promise.all(list.procedures.map(({ id }) => api.get(`/procedures/${id}`)));
  return { procedures, agencies, units: unitsOf(units), accounts };
}

export const demoProgram = async () => (await read('api-clients.json'))[0];

/** Provinces, their districts, their wards. */
async function allUnits(api, parent) {
  const { units } = await api.get(`/units${parent ? `?parent=${parent.code}` : ''}`);
  const below = units.filter(({ level }) => level !== 'ward').map((unit) => allUnits(api, unit));
  return [...units, ...(await Promise.all(below)).flat()];
}

/** The form as every service compiles it. */
export const formOf = (procedure, { units }) => compileForm(procedure.form, { units, procedure });

export const citizensOf = ({ accounts }) => accounts.filter(({ kind }) => kind === 'citizen');

/**
 * An agency that takes the procedure and has an official for each of its steps; for steps that a ward does, a ward of it that has.
 * @returns { agency, officials, area? }: officials by role, those of other agencies by `postOf` their step; the area that the form has to speak of
 */
export function placeFor(procedure, { agencies, accounts }, turn = 0) {
  const places = placesFor(procedure, { agencies, accounts });
  if (places.length === 0) throw new Off('no-officials', { procedure: procedure.id, roles: rolesOf(procedure).join(', ') });
  return places[turn % places.length];
}

export const hasPlace = (procedure, city) => placesFor(procedure, city).length > 0;

const isElsewhere = ({ agency }) => agency !== undefined;
const rolesOf = ({ steps }) => [...new Set(steps.filter((step) => !isElsewhere(step)).map(({ role }) => role))];

/** By what name the officials of a place hold the one who does a step. */
export const postOf = (officials, { id, role }) => (officials[`step:${id}`] ? `step:${id}` : role);

const placesFor = (procedure, { agencies, accounts }) =>
  agencies.filter((agency) => offers(procedure, agency)).flatMap((agency) => {
    const worker = (code, role) => accounts.find((one) => one.agency === code && one.roles.includes(role));
    const officials = Object.fromEntries(rolesOf(procedure).map((role) => [role, worker(agency.code, role)]));
    const linked = procedure.steps.filter(isElsewhere);
    const wards = linked.length === 0 ? [undefined] : agencies.filter(({ kind, parent }) => kind === 'ward' && parent === agency.code);
    return wards.flatMap((ward) => {
      const all = { ...officials, ...Object.fromEntries(linked.map((step) => [`step:${step.id}`, worker(ward.code, step.role)])) };
      return Object.values(all).every(Boolean) ? [{ agency, officials: all, ...(ward ? { area: ward.unitCode } : {}) }] : [];
    });
  });

/** What a check must know besides the answers, and how the agency's clock stands. */
export async function circumstancesOf(agency, api, area = agency.unitCode) {
  const { utcOffsetMinutes } = await api.get(`/calendars/${agency.calendar}`);
  const today = new Date(Date.now() + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
  return { today, utcOffsetMinutes, ...(area ? { area } : {}) };
}
