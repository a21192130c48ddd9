import { DossierCover, type HistoryLine } from '@motcua/contracts/one-stop-api';
import { presentRow } from '../queues/row.ts';
import { actionsFor } from './actions.ts';
import type { Reading } from './dossier.view.ts';
import { readLines } from './history.ts';
import type { KeptDossier } from './kept-dossier.ts';

/** What is done with a dossier that stays shut. */
const outside = new Set(['claim', 'assign']);

/** A confidential dossier as it lies there: when it came, until when, who has held and read it, and what the reader may do with it unread. */
export function presentCover(dossier: KeptDossier, reading: Reading): DossierCover {
  const { reader, inspectors } = reading;
  return DossierCover.parse({
    row: presentRow(dossier, reading),
    history: coverHistory(dossier),
    actions: actionsFor(dossier, reader).filter(({ action, allowed }) => allowed && outside.has(action)),
    ...(inspectors ? { inspectors } : {}),
  });
}

function coverHistory(dossier: KeptDossier): HistoryLine[] {
  const nameOf = (id: string | undefined) => dossier.officials.find((official) => official.id === id)?.name;
  const hands = dossier.history.filter(({ move }) => outside.has(move)).map(({ move, at, by, assignee, note }): HistoryLine => {
    const [name, given] = [nameOf(by), nameOf(assignee)];
    return { act: move, at, ...(name ? { by: name } : {}), ...(given ? { assignee: given } : {}), ...(move === 'assign' && note ? { note } : {}) };
  });
  return [...hands, ...readLines(dossier)].sort((one, other) => (one.at < other.at ? -1 : 1));
}
