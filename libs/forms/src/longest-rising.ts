/** The largest set of numbers that stand in rising order: what of a list stayed where it was while the rest was moved around it. */
export function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best: number[][] = [];
  for (const [at, number] of numbers.entries()) {
    const before = best.slice(0, at).filter((run) => (run.at(-1) ?? Infinity) < number);
    best.push([...before.reduce((longest, run) => (run.length > longest.length ? run : longest), []), number]);
  }
  return new Set(best.reduce((longest, run) => (run.length > longest.length ? run : longest), []));
}
