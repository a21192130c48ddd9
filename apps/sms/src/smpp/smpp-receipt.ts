import type { Pdu } from 'smpp';
import type { Fate } from '../operator/operator.ts';

/** Message types in `esm_class`: a receipt of the network's, or one of the phone's. */
const receiptBits = 0b0011_1100;

/** States of SMPP 3.4, 5.2.28; what is under way (1) or accepted (6) counts as taken. */
const byNumber: Readonly<Record<number, Fate>> = { 1: 'taken', 2: 'delivered', 3: 'failed', 4: 'failed', 5: 'failed', 6: 'taken', 8: 'failed' };
const byWord: Readonly<Record<string, Fate>> = { ENROUTE: 'taken', ACCEPTD: 'taken', DELIVRD: 'delivered', EXPIRED: 'failed', DELETED: 'failed', UNDELIV: 'failed', REJECTD: 'failed' };

/** `id:0A1B2C sub:001 dlvrd:001 submit date:… stat:DELIVRD err:000 text:…`, as most networks write it (SMPP 3.4, appendix B). */
const written = /\bid:\s*(\S+).*?\bstat:\s*(\w+)/is;

/** What a delivered PDU reports of one of our messages; undefined for a message of a person's, and for what tells nothing that we know. */
export function receiptIn(pdu: Pdu, text: string): { readonly id: string; readonly fate: Fate } | undefined {
  if (!isReceipt(pdu)) return undefined;
  const [, idInText, word = ''] = written.exec(text) ?? [];
  const id = pdu.receipted_message_id ?? idInText;
  const fate = byNumber[pdu.message_state ?? 0] ?? byWord[word.toUpperCase()];
  return id === undefined || fate === undefined ? undefined : { id, fate };
}

export const isReceipt = ({ esm_class = 0 }: Pdu): boolean => (esm_class & receiptBits) !== 0;
