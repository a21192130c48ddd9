import { Off } from './off.mjs';

/** fetch, but who does not answer is a sentence as well. @throws Off `unreachable` */
export async function reach(url, init) {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Off('unreachable', { address: new URL(url).origin + new URL(url).pathname, reason: error.cause?.code ?? error.cause?.message ?? error.message });
  }
}
