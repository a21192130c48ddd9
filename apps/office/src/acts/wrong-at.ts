import type { ActProps } from './act-form.tsx';

/** The words beside a field that is wrong. */
export const wrongAt = ({ visit: { t }, page: { wrong } }: Pick<ActProps, 'visit' | 'page'>, field: string): string | undefined => {
  const found = wrong.find((problem) => problem.field === field);
  return found && t(found.message);
};
