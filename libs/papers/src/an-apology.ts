import { aDossierPaper } from './a-receipt-slip.ts';
import type { ApologyLetter } from './apology.ts';
import type { ControlSlip } from './control-slip.ts';
import type { RegisterRow } from './register.ts';

/** A letter about the dossier of the mock page, approved on the day on which its result was promised. */
export function anApology(change: Partial<ApologyLetter> = {}): ApologyLetter {
  return {
    ...aDossierPaper(),
    issuedAt: '2026-11-27T09:30:00.000Z',
    number: '07',
    receivedAt: '2026-11-24T07:20:00.000Z',
    missed: '2026-11-27T10:00:00.000Z',
    reason: 'Địa điểm kinh doanh phải được xác minh lại với Ủy ban nhân dân phường 1.\nPhường hẹn trả lời ngày 01/12/2026.',
    dueAt: '2026-12-02T10:00:00.000Z',
    leader: 'Ngô Quang Hùng',
    ...change,
  };
}

/** The same dossier's way through the office. */
export function aControlSlip(change: Partial<ControlSlip> = {}): ControlSlip {
  const [reception, appraisal, review] = [{ step: 'Tiếp nhận', name: 'Phạm Thu Trang' }, { step: 'Thẩm định', name: 'Trần Quốc Bảo' }, { step: 'Xem xét', name: 'Võ Thị Lan' }];
  return {
    ...aDossierPaper(),
    issuedAt: '2026-11-30T03:00:00.000Z',
    receivedAt: '2026-11-24T07:20:00.000Z',
    promisedAt: '2026-11-27T10:00:00.000Z',
    dueAt: '2026-12-02T10:00:00.000Z',
    handOvers: [
      { to: reception, takenAt: '2026-11-24T07:20:00.000Z' },
      { from: reception, to: appraisal, givenAt: '2026-11-24T09:05:00.000Z', takenAt: '2026-11-25T01:10:00.000Z', dueAt: '2026-11-24T10:00:00.000Z', verdict: 'on-time' },
      { from: appraisal, to: review, givenAt: '2026-11-30T03:00:00.000Z', dueAt: '2026-11-26T08:12:00.000Z', verdict: 'late' },
    ],
    inHand: { at: { step: 'Xem xét' }, dueAt: '2026-12-01T08:00:00.000Z' },
    suspensions: [{ from: '2026-11-25T02:15:00.000Z', to: '2026-11-25T07:15:00.000Z', said: 'chờ ý kiến của cơ quan, đơn vị khác', paper: '112/UBND-ĐT' }],
    extensions: [{ number: '07', grantedAt: '2026-11-27T09:30:00.000Z', missed: '2026-11-27T10:00:00.000Z', until: '2026-12-02' }],
    overdue: [],
    ...change,
  };
}

/** A dossier in the register, each of a different standing. */
export function aRegisterRow(number: number, change: Partial<RegisterRow> = {}): RegisterRow {
  const standing = (['returned', 'open', 'completed', 'ended'] as const)[number % 4] ?? 'open';
  return {
    reference: `000.12.35.H29-261124-${String(number).padStart(4, '0')}`,
    procedure: 'Đăng ký thành lập hộ kinh doanh',
    applicant: `Nguyễn Thị Minh Hạnh ${number}`,
    address: '128/5 Đinh Tiên Hoàng, phường 1, quận Bình Thạnh',
    phone: '0903512789',
    handler: 'Thẩm định',
    receivedAt: '2026-11-24T07:20:00.000Z',
    promisedAt: '2026-11-27T10:00:00.000Z',
    ...(standing === 'returned' ? { returnedAt: '2026-11-27T03:00:00.000Z', channel: 'counter' as const } : {}),
    ...(standing === 'ended' ? { ended: 'Rút hồ sơ' } : {}),
    ...(number % 10 === 1 ? { movedTo: '2026-12-02T10:00:00.000Z' } : {}),
    standing,
    late: number % 5 === 1,
    ...change,
  };
}
