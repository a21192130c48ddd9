import { partsOf, septetsOf, type SmsCoding } from '@motcua/domain/sms/gsm7';
import type { PhoneNumber } from '@motcua/domain/sms/phone-number';
import { cut, headerOf } from './long-message.ts';

/** How a network names its alphabets (SMPP 3.4, 5.2.19), and what fits into one part beside its header. */
const codings: Readonly<Record<SmsCoding, { readonly number: number; readonly each: number; readonly weigh: (sign: string) => number }>> = {
  gsm7: { number: 0, each: 153, weigh: (sign) => septetsOf(sign) ?? 1 },
  ucs2: { number: 8, each: 67, weigh: (sign) => sign.length },
};

/** A short number is the network's own kind (3), people's are international (1) of the telephone plan (1). */
const addresses = { source_addr_ton: 3, source_addr_npi: 0, dest_addr_ton: 1, dest_addr_npi: 1 };

export interface Submitted {
  readonly from: string;
  readonly to: PhoneNumber;
  readonly text: string;
  /** Whether the network is to tell what became of it. */
  readonly reported: boolean;
  /** Of this long message; small numbers that begin again. */
  readonly reference: number;
}

/** What is submitted for a text: one part, or several with headers by which the phone puts them together. One of them is reported on: the first. */
export function submissionsOf({ from, to, text, reported, reference }: Submitted): object[] {
  const { coding, parts } = partsOf(text);
  const { number: data_coding, each, weigh } = codings[coding];
  const known = { ...addresses, source_addr: from, destination_addr: to.slice(1), data_coding };
  if (parts === 1) return [{ ...known, registered_delivery: Number(reported), short_message: { message: text } }];
  const cuts = cut(text, each, weigh);
  return cuts.map((message, at) => ({
    ...known,
    registered_delivery: Number(reported && at === 0),
    short_message: { udh: headerOf({ reference, of: cuts.length, number: at + 1 }), message },
  }));
}
