import { DossierFact, PublicStatus } from '@motcua/contracts/dossier';
import { dossierFacts, statusChanged } from '@motcua/contracts/events';
import type { HistoryEntry } from '@motcua/domain/dossier/dossier';
import type { Move } from '@motcua/domain/dossier/lifecycle';
import type { FeeAct } from '@motcua/domain/fees/account';
import { publicStatus } from '@motcua/domain/dossier/public-status';
import { newEntry, type OutboxEntry } from '@motcua/messaging/event';
import { concernedBy } from '../notices/told-at-once.ts';
import type { KeptDossier } from './kept-dossier.ts';

const source = '/motcua/one-stop';

/** A move, the taking back of one, or an act on fees. */
export type Made = Move | 'undone' | FeeAct;

/** Moves that others hear of. Claiming a dossier or drafting its result is the office's own business. */
const factOf: Readonly<Partial<Record<HistoryEntry['move'], DossierFact>>> = {
  receive: 'received',
  refuse: 'refused',
  'request-supplement': 'supplement-requested',
  supplement: 'supplemented',
  'pass-on': 'passed-on',
  'send-back': 'sent-back',
  approve: 'approved',
  return: 'returned',
  withdraw: 'withdrawn',
  stop: 'stopped',
  rate: 'rated',
  reassign: 'reassigned',
  undone: 'undone',
  consult: 'consulted',
  'answer-consultation': 'consultation-answered',
  'decline-consultation': 'consultation-answered',
  transfer: 'transfer-offered',
  'decline-transfer': 'transfer-returned',
  'recall-transfer': 'transfer-returned',
  'accept-transfer': 'transferred',
  'request-payment': 'payment-requested',
  'confirm-payment': 'paid',
  'fee-paid': 'paid',
  suspend: 'suspended',
  'resume-work': 'resumed',
  'draft-apology': 'apology-drafted',
  'approve-apology': 'extended',
  overdue: 'overdue',
};

/** The new public status alone: something moved it that is no act of anybody's. */
export function statusFactOf(dossier: KeptDossier): OutboxEntry {
  const status = PublicStatus.parse(publicStatus(dossier));
  return newEntry(statusChanged, { source, subject: dossier.id, time: dossier.changedAt, data: { status, factors: [...dossier.factors] } });
}

/** The new public status for whoever shows it, and what happened for whoever acts on it. No personal data in either. */
export function factsOf(dossier: KeptDossier, move: HistoryEntry['move']): OutboxEntry[] {
  const status = PublicStatus.parse(publicStatus(dossier));
  const about = { source, subject: dossier.id, time: dossier.changedAt };
  const fact = factOf[move];
  const tells = concernedBy(dossier, dossier.version).length > 0 ? { tells: true as const } : {};
  return [
    newEntry(statusChanged, { ...about, data: { status, factors: [...dossier.factors] } }),
    ...(fact ? [newEntry(dossierFacts[fact], { ...about, data: { fact, status, ...tells } })] : []),
  ];
}
