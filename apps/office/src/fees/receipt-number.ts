/** `QT-26E 0000042`, as it stands on the paper. */
export const numberOf = ({ series, number }: { readonly series: string; readonly number: number }): string => `${series} ${String(number).padStart(7, '0')}`;
