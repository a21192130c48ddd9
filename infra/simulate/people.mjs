import { apiAt } from '../demo/api.mjs';
import { signIn, signInAsProgram } from '../demo/sign-in.mjs';
import { persistently } from './persistent.mjs';

/** Access tokens live for a quarter of an hour of the machine's time. */
const renewedAfter = 10 * 60_000;

/** Everybody who acts, each with a token of their own, renewed before it ends. */
export function peopleOf(publicUrl, { accounts, program, counts }) {
  const known = new Map();
  const byName = new Map(accounts.map((account) => [account.username, account]));
  const enter = async (username) => {
    const account = byName.get(username);
    const token = await persistently(() => (account ? signIn(publicUrl, account) : signInAsProgram(publicUrl, program)), counts);
    return { api: apiAt(publicUrl, { token }), id: JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).sub };
  };
  const present = (username) => {
    const held = known.get(username);
    if (held && Date.now() - held.since < renewedAfter) return held.entered;
    const entered = enter(username);
    known.set(username, { entered, since: Date.now() });
    return entered;
  };
  return {
    /** @param username of an account, or the program's id */
    api: async (username) => (await present(username)).api,
    /** How services call an account. */
    id: async (username) => (await present(username)).id,
  };
}
