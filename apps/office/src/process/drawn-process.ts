import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { DrawnStep } from '@motcua/ui/process/layout';
import type { Visit } from '../frame/visit.ts';

/** The process of a dossier with its place in it and who has it, ready to be drawn. */
export function drawnProcess({ t, lang }: Visit, { process, status, assignee }: DossierView): DrawnStep[] {
  return (process?.steps ?? []).map(({ id, name, role, state, agency, ways }) => ({
    id,
    name: name[lang],
    who: state === 'current' && assignee ? assignee.name : roleInWords(t, role),
    lane: (agency?.name ?? status.agency.name)[lang],
    state,
    ways: ways.map(({ to, name: called, when }) => ({ to, label: called?.[lang] ?? when?.[lang] })),
  }));
}

export function roleInWords(t: Visit['t'], role: string): string {
  const key = `role.${role}`;
  return t.has(key) ? t(key) : role;
}
