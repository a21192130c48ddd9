/** Does work on all, so many at once; the first failure ends it, when what is under way has ended. */
export async function inLanes(all, lanes, work) {
  let next = 0;
  let failure;
  const lane = async () => {
    while (next < all.length && failure === undefined) {
      const one = all[next];
      next += 1;
      await work(one).catch((error) => (failure ??= error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, all.length) }, lane));
  if (failure !== undefined) throw failure;
}
