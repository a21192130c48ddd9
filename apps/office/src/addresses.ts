import type { AccessQuery } from '@motcua/contracts/access-log-api';
import type { QueueQuery } from '@motcua/contracts/one-stop-api';

export const base = '/office';

/** Every address of the office, in one place. Nothing about a person ever stands in one: addresses are logged. */
export const addresses = {
  home: base,
  queue: (query: Partial<QueueQuery>) => withQuery(base, query),
  noneChosen: (query: Partial<QueueQuery>) => withQuery(base, { ...query, bulk: 'none-chosen' }),
  find: `${base}/tim`,
  bulk: `${base}/hang-loat`,
  bulkOrder: `${base}/hang-loat/lam`,
  bulkJob: (id: string) => `${base}/hang-loat/${id}`,
  bulkRetry: (id: string) => `${base}/hang-loat/${id}/lai`,
  account: `${base}/tai-khoan`,
  register: `${base}/so-theo-doi`,
  wishes: `${base}/tai-khoan/thong-bao`,
  notices: `${base}/thong-bao`,
  dossier: (id: string, query: DossierQuery = {}) => withQuery(`${base}/ho-so/${id}`, query),
  act: (id: string, act: string) => `${base}/ho-so/${id}/${act}`,
  file: (id: string, file: string) => `${base}/ho-so/${id}/tep/${file}`,
  paper: (id: string, paper: string) => `${base}/ho-so/${id}/giay/${paper}.pdf`,
  form: (id: string) => `${base}/ho-so/${id}/don.pdf`,
  result: (id: string) => `${base}/ho-so/${id}/ket-qua`,
  access: (id: string, query: AccessQuery = {}) => withQuery(`${base}/ho-so/${id}/nhat-ky`, query),
  accessSheet: (id: string, query: AccessQuery) => withQuery(`${base}/ho-so/${id}/nhat-ky.csv`, query),
  undo: (id: string) => `${base}/ho-so/${id}/hoan-tac`,
  notes: (id: string) => `${base}/ho-so/${id}/ghi-chu`,
  retractNote: (id: string, note: string) => `${base}/ho-so/${id}/ghi-chu/${note}/rut`,
  recallQuestion: (id: string, question: string) => `${base}/ho-so/${id}/y-kien/${question}/thu-hoi`,
  answerFile: (id: string, question: string) => `${base}/ho-so/${id}/y-kien/${question}/tra-loi`,
  question: (id: string, question: string, query: { readonly da?: string } = {}) => withQuery(`${base}/y-kien/${id}/${question}`, query),
  questionPaper: (id: string, question: string, paper: string) => `${base}/y-kien/${id}/${question}/tep/${paper}`,
  answerQuestion: (id: string, question: string, how: 'nhan' | 'tra-loi' | 'tu-choi') => `${base}/y-kien/${id}/${question}/${how}`,
  roster: (query: { readonly da?: string | undefined } = {}) => withQuery(`${base}/vang-mat`, query),
  recordAbsence: `${base}/vang-mat/moi`,
  giveDelegation: `${base}/vang-mat/uy-quyen`,
  endEntry: (kind: 'nghi' | 'uy-quyen', id: string) => `${base}/vang-mat/${kind}/${id}/thoi`,
  mentions: (cursor?: string) => withQuery(`${base}/nhac-ten`, { cursor }),
  fees: (id: string) => `${base}/ho-so/${id}/le-phi`,
  feeAct: (id: string, act: string) => `${base}/ho-so/${id}/le-phi/${act}`,
  feeReceipt: (id: string, receipt: string) => `${base}/ho-so/${id}/bien-lai/${receipt}`,
  cashBook: (day?: string) => withQuery(`${base}/so-thu`, { ngay: day }),
  cashBookFile: (day: string) => withQuery(`${base}/so-thu/ngay.csv`, { ngay: day }),
  disputes: (done?: string) => withQuery(`${base}/so-thu/doi-chieu`, { da: done }),
  settleDispute: (payment: string) => `${base}/so-thu/doi-chieu/${payment}`,
  closeCashBook: `${base}/so-thu/khoa-so`,
  ratings: (query: { readonly by?: string; readonly cursor?: string } = {}) => withQuery(`${base}/danh-gia`, query),
  feeds: `${base}/nguon-du-lieu`,
  feed: (id: string) => `${base}/nguon-du-lieu/${id}`,
  replayFeed: (id: string) => `${base}/nguon-du-lieu/${id}/xu-ly-lai`,
  sharingMap: `${base}/ban-do-chia-se`,
  webhooks: `${base}/doi-tac`,
  newWebhook: `${base}/doi-tac/moi`,
  webhook: (id: string, done?: string) => withQuery(`${base}/doi-tac/${id}`, { da: done }),
  editWebhook: (id: string) => `${base}/doi-tac/${id}/sua`,
  actOnWebhook: (id: string, act: WebhookAct) => `${base}/doi-tac/${id}/${act}`,
  organisation: `${base}/to-chuc`,
  agencies: (q: string) => withQuery(`${base}/to-chuc`, { q }),
  agency: (code: string, done?: string) => withQuery(`${base}/to-chuc/co-quan/${code}`, { da: done }),
  newAgency: (below?: string) => withQuery(`${base}/to-chuc/co-quan-moi`, { duoi: below }),
  editAgency: (code: string) => `${base}/to-chuc/co-quan/${code}/sua`,
  closeAgency: (code: string) => `${base}/to-chuc/co-quan/${code}/dong`,
  newStaff: (agency: string) => withQuery(`${base}/to-chuc/can-bo-moi`, { tai: agency }),
  staff: (id: string, done?: string) => withQuery(`${base}/to-chuc/can-bo/${id}`, { da: done }),
  resetPassword: (id: string) => `${base}/to-chuc/can-bo/${id}/mat-khau`,
  calendar: (id: string, query: { readonly nam?: string; readonly da?: string } = {}) => withQuery(`${base}/to-chuc/lich/${id}`, query),
  editCalendar: (id: string, query: { readonly nam?: string; readonly 'ban-sao'?: string } = {}) => withQuery(`${base}/to-chuc/lich/${id}/sua`, query),
  publishCalendar: (id: string) => `${base}/to-chuc/lich/${id}/cong-bo`,
  calls: `${base}/tong-dai`,
  counter: `${base}/quay`,
  counterNew: (procedure: string) => `${base}/quay/moi/${procedure}`,
  counterDraft: (id: string) => `${base}/quay/ho-so/${id}`,
  counterDiscard: (id: string) => `${base}/quay/ho-so/${id}/bo`,
  counterIncomplete: (id: string) => `${base}/quay/ho-so/${id}/thieu`,
  counterScans: (id: string) => `${base}/quay/ho-so/${id}/quet`,
  counterScan: (id: string, paper: string) => `${base}/quay/ho-so/${id}/quet/${paper}`,
  counterDone: (id: string) => `${base}/quay/xong/${id}`,
  counterReturn: `${base}/quay/tra`,
  compare: (id: string, other: string) => `${base}/ho-so/${id}/so-sanh/${other}`,
  supplement: (id: string) => `${base}/ho-so/${id}/bo-sung`,
  signature: (id: string) => `${base}/ho-so/${id}/chu-ky.svg`,
  signOut: `${base}/auth/sign-out`,
  designer: `${base}/danh-muc`,
  newProcedure: `${base}/danh-muc/moi`,
  newVersion: `${base}/danh-muc/phien-ban-moi`,
  procedureFile: `${base}/danh-muc/tep`,
  procedure: (id: string) => `${base}/danh-muc/${id}`,
  flights: (id: string, done?: string) => withQuery(`${base}/danh-muc/${id}/dang-giai-quyet`, { xong: done }),
  planFlights: (id: string) => `${base}/danh-muc/${id}/dang-giai-quyet/ke-hoach`,
  withdraw: (id: string, version: number) => `${base}/danh-muc/${id}/rut/${version}`,
  draft: (id: string) => `${base}/ban-thao/${id}`,
  draftPart: (id: string, part: string) => `${base}/ban-thao/${id}/${part}`,
  sheet: (id: string, at: string) => `${base}/ban-thao/${id}/sua/${at}`,
  preview: (id: string, section: number) => `${base}/ban-thao/${id}/xem/${section}`,
} as const;

/** `act`: the form that is open. `done`: the act that led here. `look`: the file shown beside the answers. */
export interface DossierQuery {
  readonly act?: string | undefined;
  readonly done?: string | undefined;
  readonly look?: string | undefined;
  /** Where the next page of notes begins. */
  readonly notes?: string | undefined;
  /** Code of the older dossier that a refusal is to name. */
  readonly duplicate?: string | undefined;
}

/** Where a visitor signs in first; `next` leads back. */
export const signInHref = (next: string, lang: 'vi' | 'en'): string => `${base}/auth/sign-in?${new URLSearchParams({ next, lang })}`;

export const needsPerson = (path: string): boolean => (path === base || path.startsWith(`${base}/`)) && !path.startsWith(`${base}/assets/`);

function withQuery(path: string, query: object): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** To try it, switch it on or off, send again, make a new secret. */
export type WebhookAct = 'thu' | 'bat' | 'tat' | 'gui-lai' | 'khoa';
