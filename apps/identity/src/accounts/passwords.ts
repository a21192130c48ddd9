import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's parameters (19 MiB, 2 passes), which are OWASP's minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'));

// Of no known password. Unknown accounts are checked against it, so that they take as long as known ones.
const nobodys = await hash(crypto.randomUUID());

/** False without a hash, after as long a time as with one. */
export async function isPassword(password: string, known: string | undefined): Promise<boolean> {
  const right = await verify(known ?? nobodys, password.normalize('NFC'));
  return known !== undefined && right;
}
