import type { Pdu } from 'smpp';
import { partOf, type Part } from './long-message.ts';
import { isReceipt, receiptIn } from './smpp-receipt.ts';
import type { Fate } from '../operator/operator.ts';

/** What the network has told: of one of our messages, from a person, or nothing that we can read (pictures, rings, receipts without a state). */
export type Heard =
  | { readonly is: 'receipt'; readonly id: string; readonly fate: Fate }
  | { readonly is: 'message'; readonly from: string; readonly text: string; readonly part: Part | undefined }
  | { readonly is: 'noise' };

/** GSM-7, Latin-1 and UCS-2 have been turned into words by the package; bytes in any other coding have not. */
export function heardIn(pdu: Pdu): Heard {
  const { message: text, udh } = carriedBy(pdu);
  if (isReceipt(pdu)) {
    const receipt = receiptIn(pdu, text.toString());
    return receipt ? { is: 'receipt', ...receipt } : { is: 'noise' };
  }
  if (typeof text !== 'string') return { is: 'noise' };
  return { is: 'message', from: whoWrote(pdu), text, part: partOf(udh) ?? segmentOf(pdu) };
}

/** The text stands in its own field, or in the one for what is longer than 254 bytes. */
function carriedBy({ short_message, message_payload }: Pdu): { readonly message: string | Buffer; readonly udh?: readonly Buffer[] } {
  return [short_message, message_payload].find((field) => field && field.message.length > 0) ?? { message: '' };
}

/** International numbers (type 1) come without their plus. */
const whoWrote = ({ source_addr = '', source_addr_ton }: Pdu): string => (source_addr_ton === 1 && /^\d/.test(source_addr) ? `+${source_addr}` : source_addr);

/** The other way to say which part of a long message this is (SMPP 3.4, 5.3.2.22). */
function segmentOf({ sar_msg_ref_num: reference, sar_total_segments: of = 0, sar_segment_seqnum: number = 0 }: Pdu): Part | undefined {
  return reference !== undefined && of > 1 && number >= 1 && number <= of ? { reference, of, number } : undefined;
}
