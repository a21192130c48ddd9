import { isPlainDate, type PlainDate, plainDate } from '../calendar/plain-date.ts';

/** What the QR code of a citizen card (CCCD, Circular 06/2021/TT-BCA) says of its holder. Personal data. */
export interface CitizenCard {
  readonly identityNumber: string;
  /** Of the nine-digit card before it. */
  readonly formerNumber?: string;
  readonly name: string;
  readonly birthDate?: PlainDate;
  readonly sex?: 'male' | 'female';
  readonly address?: string;
  readonly issuedOn?: PlainDate;
}

const sexes: Readonly<Record<string, CitizenCard['sex']>> = { nam: 'male', 'nữ': 'female', nu: 'female', male: 'male', female: 'female' };

/**
 * `idNumber|oldId|name|ddMMyyyy|gender|address|issueDate`, as a scanner types it. Cards since 2024 add fields behind, which are passed over;
 * a field that is empty or cannot be read is left out, but without number and name it is no card.
 */
export function citizenCardIn(typed: string): CitizenCard | undefined {
  const parts = typed.normalize('NFC').trim().split('|').map((part) => part.replace(/\s+/g, ' ').trim());
  const at = (index: number) => parts[index] ?? '';
  if (!/^\d{12}$/.test(at(0)) || !/\p{L}/u.test(at(2))) return undefined;
  const known = {
    formerNumber: /^\d{9}$/.test(at(1)) ? at(1) : undefined,
    birthDate: dayIn(at(3)),
    sex: sexes[at(4).toLocaleLowerCase('vi')],
    address: at(5) || undefined,
    issuedOn: dayIn(at(6)),
  };
  return { identityNumber: at(0), name: at(2), ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) };
}

/** `09031986`. */
function dayIn(text: string): PlainDate | undefined {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return day !== undefined && isPlainDate(date) ? plainDate(date) : undefined;
}
