import { foldAccents } from '../text/accents.ts';

/** The default alphabet of short messages (3GPP TS 23.038, 6.2.1), of which one part holds 160. */
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
/** Each costs two: an escape goes before it. */
const extended = new Set('^{}\\[~]|€');

/** Whatever may need a second look: most of a text never does, and each message is gone through. */
const unusual = /[^\w .,:;/()-]/gu;

/** What phones of that alphabet have for the signs that Vietnamese texts are set with. */
const plainer: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '‑': '-', '−': '-', '…': '...', '·': '-', '•': '-', '₫': 'd', '\u00a0': ' ', '\u202f': ' ', '\t': ' ' };

/** Where a message no longer fits into one part, each part gives room to a header that says which one it is. */
const room = { gsm7: { one: 160, each: 153 }, ucs2: { one: 70, each: 67 } } as const;

export type SmsCoding = keyof typeof room;

/** How many places it takes in the default alphabet; undefined when a sign is not in it. */
export function septetsOf(text: string): number | undefined {
  let septets = 0;
  for (const sign of text) {
    if (basic.has(sign)) septets += 1;
    else if (extended.has(sign)) septets += 2;
    else return undefined;
  }
  return septets;
}

/** The text as every phone can show it: without accents, signs that the alphabet lacks in plainer ones, what has none left out. */
export function inGsm7(text: string): string {
  return foldAccents(text).replace(unusual, (sign) => plainer[sign] ?? (basic.has(sign) || extended.has(sign) ? sign : ''));
}

/** Into how many parts the network cuts a message, and so how many are paid for. */
export function partsOf(text: string): { readonly coding: SmsCoding; readonly parts: number } {
  const septets = septetsOf(text);
  const coding: SmsCoding = septets === undefined ? 'ucs2' : 'gsm7';
  const length = septets ?? text.length;
  const { one, each } = room[coding];
  return { coding, parts: length <= one ? 1 : Math.ceil(length / each) };
}

/** As many of these sentences, the most important first, as fit together into `most` parts. The first is always there. */
export function fitted(sentences: readonly string[], most = 1): string {
  return sentences.reduce((text, sentence) => {
    const longer = text === '' ? sentence : `${text} ${sentence}`;
    return text === '' || partsOf(longer).parts <= most ? longer : text;
  }, '');
}
