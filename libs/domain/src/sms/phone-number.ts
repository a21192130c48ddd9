/** A telephone number of a person as networks write it, `+84903512789`. Short numbers and names are none: nobody answers them. */
export type PhoneNumber = string & { readonly brand: 'PhoneNumber' };

/** `0903 512 789`, `84903512789`, `+84 903.512.789` are one number; other countries need their `+`. Undefined for what is no person's number. */
export function readPhoneNumber(typed: string): PhoneNumber | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s.\-()]/g, '').replace(/^00/, '+');
  const full = plain.replace(/^84(?=\d{9}$)/, '+84').replace(/^0(?=\d{9}$)/, '+84');
  return /^\+84\d{9}$|^\+(?!84)\d{8,15}$/.test(full) ? (full as PhoneNumber) : undefined;
}
