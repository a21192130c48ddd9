// What is remembered after a reload: which upload a file was, without its name.
export function keyOf({ url }, { name, size, lastModified }) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode([url, name, size, lastModified].join('\n'))) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return `motcua-upload-${hash.toString(36)}`;
}

// A browser may forbid storage: then a reload begins anew, and that is all.
const stored = (act) => {
  try {
    return act(localStorage) ?? undefined;
  } catch {
    return undefined;
  }
};
export const recall = (key) => stored((storage) => storage.getItem(key));
export const remember = (key, id) => id && stored((storage) => storage.setItem(key, id));
export const forget = (key) => stored((storage) => storage.removeItem(key));
