import type { HistoryLine } from '@motcua/contracts/one-stop-api';
import type { HistoryEntry } from '@motcua/domain/dossier/dossier';
import { standing } from '@motcua/domain/dossier/undo';
import type { KeptDossier } from './kept-dossier.ts';

/** What was done with a dossier, as an official reads it: with names and notes, and of a confidential one with every look into it. */
export function historyForOfficials(dossier: KeptDossier): HistoryLine[] {
  const lines = dossier.history.map((entry) => inside(entry, dossier));
  return dossier.reads ? [...lines, ...readLines(dossier)].sort((one, other) => (one.at < other.at ? -1 : 1)) : lines;
}

/** As its owner reads it: what happened to the dossier, without officials. */
export function historyForOwner(dossier: KeptDossier): HistoryLine[] {
  return standing(dossier.history).filter(concernsCitizen).map((entry) => outside(entry, dossier));
}

/** Looks of officials; when an owner looks is their own business. */
export function readLines({ reads = [], officials, owner }: KeptDossier): HistoryLine[] {
  return reads.filter(({ by }) => by !== owner).map(({ what, at, by }) => {
    const name = officials.find(({ id }) => id === by)?.name;
    return { act: what, at, ...(name === undefined ? {} : { by: name }) };
  });
}

function inside(entry: HistoryEntry, dossier: KeptDossier): HistoryLine {
  const nameOf = (id: string | undefined) => dossier.officials.find((official) => official.id === id)?.name;
  const by = entry.by === dossier.owner ? dossier.contact.name : nameOf(entry.by);
  const assignee = nameOf(entry.assignee);
  const actingFor = nameOf(entry.actingFor);
  const { note, verdict } = entry;
  return {
    ...outside(entry, dossier),
    ...(by === undefined ? {} : { by }),
    ...(actingFor === undefined ? {} : { actingFor }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(note === undefined ? {} : { note }),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

function outside({ move, at, step, agency, dueAt }: HistoryEntry, { steps }: KeptDossier): HistoryLine {
  const name = steps.find(({ id }) => id === step)?.name;
  return { act: move, at, ...(name ? { step: name } : {}), ...(agency ? { agency: agency.name } : {}), ...(dueAt === undefined ? {} : { dueAt }) };
}

/** Who in the house has it, and whom the house asks, is the house's own business; where the dossier is, is not. */
const within: ReadonlySet<string> = new Set(['claim', 'assign', 'attach-result', 'reassign', 'consult', 'acknowledge-consultation', 'answer-consultation', 'decline-consultation', 'recall-consultation', 'draft-apology', 'decline-apology']);
const concernsCitizen = ({ move }: HistoryEntry) => !within.has(move);
