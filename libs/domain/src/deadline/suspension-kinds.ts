import type { BilingualText } from '../text/bilingual.ts';

/** What an agency may wait for that is neither the citizen's to give nor its own to hurry. */
export type SuspensionKind = 'agency-answer' | 'inspection' | 'force-majeure' | 'court';

export interface SuspensionGround {
  /** Follows "the term stands still:"; the citizen reads it. */
  readonly said: BilingualText;
  /** What it rests on. */
  readonly law: BilingualText;
}

/** Grounds on which work may stand still, with what they rest on. A ground that is missing here cannot be given. */
export const suspensionGrounds: Readonly<Record<SuspensionKind, SuspensionGround>> = {
  'agency-answer': {
    said: { vi: 'chờ ý kiến của cơ quan, đơn vị khác', en: 'waiting for the answer of another agency' },
    law: { vi: 'Nghị định 61/2018/NĐ-CP, Điều 19 (lấy ý kiến phối hợp giải quyết)', en: 'Decree 61/2018/NĐ-CP, art. 19 (opinion of other agencies)' },
  },
  inspection: {
    said: { vi: 'chờ kiểm tra, xác minh tại chỗ', en: 'waiting for an inspection on site' },
    law: { vi: 'Nghị định 61/2018/NĐ-CP, Điều 19 (thẩm tra, xác minh)', en: 'Decree 61/2018/NĐ-CP, art. 19 (verification)' },
  },
  'force-majeure': {
    said: { vi: 'sự kiện bất khả kháng', en: 'force majeure' },
    law: { vi: 'Bộ luật Dân sự 2015, Điều 156 khoản 1', en: 'Civil Code 2015, art. 156.1' },
  },
  court: {
    said: { vi: 'đang có tranh chấp tại tòa án hoặc quyết định của tòa án', en: 'a dispute before court, or an order of the court' },
    law: { vi: 'Bộ luật Tố tụng dân sự 2015, Điều 111 và Điều 114', en: 'Code of Civil Procedure 2015, arts. 111 and 114' },
  },
};

export const suspensionKinds = Object.keys(suspensionGrounds) as readonly SuspensionKind[];
