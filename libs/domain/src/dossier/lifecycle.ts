import type { DossierState } from './state.ts';

/** What can be done with a dossier. The names are those of the HTTP moves. */
export const moves = [
  'receive',
  'refuse',
  'claim',
  'assign',
  'pass-on',
  'send-back',
  'attach-result',
  'approve',
  'return',
  'request-supplement',
  'supplement',
  'request-payment',
  'confirm-payment',
  'draft-apology',
  'approve-apology',
  'decline-apology',
  'suspend',
  'resume-work',
  'withdraw',
  'stop',
  'rate',
  'reassign',
  'consult',
  'acknowledge-consultation',
  'answer-consultation',
  'decline-consultation',
  'recall-consultation',
  'transfer',
  'accept-transfer',
  'decline-transfer',
  'recall-transfer',
  'confirm-delivery',
] as const;

export type Move = (typeof moves)[number];

/** The state a move leads to; `stays` where it was, or `resumes` the state in which the citizen was asked. */
type Outcome = DossierState | 'stays' | 'resumes';

/** Goes on beside the work, whatever the state: another agency is asked, and answers. */
const whileAsked = { 'acknowledge-consultation': 'stays', 'answer-consultation': 'stays', 'decline-consultation': 'stays', 'recall-consultation': 'stays' } as const;
const whenAgenciesDiffer = { transfer: 'stays', 'accept-transfer': 'stays', 'decline-transfer': 'stays', 'recall-transfer': 'stays' } as const;

/** The life of a dossier: what may follow what. A missing state does not compile; a missing move is refused. */
export const lifecycle: Readonly<Record<DossierState, Readonly<Partial<Record<Move, Outcome>>>>> = {
  submitted: {
    claim: 'stays',
    assign: 'stays',
    receive: 'received',
    refuse: 'refused',
    'request-supplement': 'supplement-requested',
    'request-payment': 'payment-requested',
    withdraw: 'withdrawn',
    reassign: 'stays',
    ...whenAgenciesDiffer,
  },
  received: {
    claim: 'stays',
    assign: 'stays',
    'pass-on': 'in-processing',
    // A procedure done on the spot is decided by who received it.
    'attach-result': 'stays',
    approve: 'completed',
    'draft-apology': 'stays',
    'approve-apology': 'stays',
    'decline-apology': 'stays',
    suspend: 'stays',
    'resume-work': 'stays',
    'request-supplement': 'supplement-requested',
    'request-payment': 'payment-requested',
    withdraw: 'withdrawn',
    reassign: 'stays',
    consult: 'stays',
    ...whileAsked,
    ...whenAgenciesDiffer,
  },
  'in-processing': {
    claim: 'stays',
    assign: 'stays',
    'pass-on': 'stays',
    'send-back': 'stays',
    'attach-result': 'stays',
    approve: 'completed',
    'draft-apology': 'stays',
    'approve-apology': 'stays',
    'decline-apology': 'stays',
    suspend: 'stays',
    'resume-work': 'stays',
    'request-supplement': 'supplement-requested',
    'request-payment': 'payment-requested',
    withdraw: 'withdrawn',
    reassign: 'stays',
    consult: 'stays',
    ...whileAsked,
    ...whenAgenciesDiffer,
  },
  'supplement-requested': { claim: 'stays', assign: 'stays', supplement: 'resumes', stop: 'stopped', withdraw: 'withdrawn', reassign: 'stays', ...whileAsked },
  'payment-requested': { claim: 'stays', assign: 'stays', 'confirm-payment': 'resumes', stop: 'stopped', withdraw: 'withdrawn', reassign: 'stays', ...whileAsked },
  completed: { claim: 'stays', assign: 'stays', return: 'returned', reassign: 'stays' },
  returned: { rate: 'stays', 'confirm-delivery': 'stays' },
  refused: {},
  withdrawn: {},
  stopped: {},
};

/**
 * Who makes a move. `holder`: who has the dossier at its step, or anyone of the step's role and agency while nobody has ·
 * `colleague`: anyone of that role and agency · `owner`: whose dossier it is · `front-desk`: the role of the first step, for
 * those who come to the counter · `service`: one of our own · `assigner`: who says which inspector gets a confidential dossier ·
 * `giver`: who holds it, or a head or leader of the agency that has it · `asked`: an official of an agency that was asked for its
 * opinion · `offered`: an official of the agency that it is being handed over to · `leader`: who answers for the agency that has
 * promised the result, whoever has the dossier.
 */
export type Mover = 'holder' | 'colleague' | 'owner' | 'front-desk' | 'service' | 'assigner' | 'giver' | 'asked' | 'offered' | 'leader';

export const movers: Readonly<Record<Move, readonly Mover[]>> = {
  receive: ['holder'],
  refuse: ['holder'],
  claim: ['colleague'],
  assign: ['assigner'],
  'pass-on': ['holder'],
  'send-back': ['holder'],
  'attach-result': ['holder'],
  approve: ['holder'],
  return: ['holder'],
  'request-supplement': ['holder'],
  supplement: ['owner', 'front-desk'],
  'request-payment': ['holder'],
  'confirm-payment': ['service', 'front-desk'],
  'draft-apology': ['holder'],
  'approve-apology': ['leader'],
  'decline-apology': ['leader'],
  suspend: ['holder'],
  'resume-work': ['holder', 'service'],
  withdraw: ['owner', 'front-desk'],
  stop: ['holder', 'service'],
  rate: ['owner'],
  reassign: ['giver'],
  consult: ['holder'],
  'acknowledge-consultation': ['asked'],
  'answer-consultation': ['asked'],
  'decline-consultation': ['asked'],
  'recall-consultation': ['giver'],
  transfer: ['holder'],
  'accept-transfer': ['offered'],
  'decline-transfer': ['offered'],
  'recall-transfer': ['giver'],
  'confirm-delivery': ['front-desk'],
};
