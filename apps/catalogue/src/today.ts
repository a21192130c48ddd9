/** The day in Việt Nam. One country, one time zone: a decree is in force from midnight in Hà Nội. */
export const dayOf = (now: Date): string => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
