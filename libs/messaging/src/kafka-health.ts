/**
 * A check for `Health.add` that fails until something was there once. Later absences do not make a service unready: outboxes keep what it
 * has to say and groups keep their place, so taking it from its users would only spread the failure. Metrics and logs tell of them.
 */
export const onceThere = (problem: string, there: () => boolean) => {
  let once = false;
  return (): void => {
    once ||= there();
    if (!once) throw new Error(problem);
  };
};
