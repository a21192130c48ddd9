/** The ten public statuses of the national public service portal, in their official order. */
export const dossierStates = [
  'submitted',
  'received',
  'refused',
  'in-processing',
  'supplement-requested',
  'payment-requested',
  'withdrawn',
  'stopped',
  'completed',
  'returned',
] as const;

export type DossierState = (typeof dossierStates)[number];

/** 1 Mới đăng ký … 10 Đã trả kết quả. */
export function officialNumber(state: DossierState): number {
  return dossierStates.indexOf(state) + 1;
}
