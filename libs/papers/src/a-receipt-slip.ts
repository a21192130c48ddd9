import type { DossierPaper } from './dossier-paper.ts';
import type { ReceiptSlip } from './receipt-slip.ts';

/** The dossier of the mock page: a household business in Bình Thạnh. */
export function aDossierPaper(change: Partial<DossierPaper> = {}): DossierPaper {
  return {
    agency: { letterhead: ['ỦY BAN NHÂN DÂN', 'QUẬN BÌNH THẠNH'], name: 'Ủy ban nhân dân quận Bình Thạnh', place: 'Bình Thạnh', phone: '02838412345' },
    reference: '000.12.35.H29-261124-0042',
    lookupNumber: '42071635',
    applicant: {
      name: 'Nguyễn Thị Minh Hạnh',
      honorific: 'Bà',
      address: '128/5 Đinh Tiên Hoàng, phường 1, quận Bình Thạnh, Thành phố Hồ Chí Minh',
      phone: '0903512789',
    },
    procedure: 'Đăng ký hộ kinh doanh',
    trackUrl: 'https://motcua.example/vi/tra-cuu?ma=000.12.35.H29-261124-0042',
    issuedAt: '2026-11-24T07:20:00.000Z',
    ...change,
  };
}

/** A slip at submission; `aReceivedSlip` is the one at reception. */
export function aReceiptSlip(change: Partial<ReceiptSlip> = {}): ReceiptSlip {
  return {
    ...aDossierPaper(),
    papers: [
      { name: 'Giấy đề nghị đăng ký hộ kinh doanh', form: 'electronic', copies: 1 },
      { name: 'Giấy tờ pháp lý của chủ hộ và thành viên hộ gia đình', form: 'copy', copies: 1 },
      { name: 'Biên bản họp thành viên hộ gia đình', form: 'copy', copies: 1 },
    ],
    fee: { amount: 50_000, paid: true },
    term: '03 ngày làm việc',
    submittedAt: '2026-11-24T07:20:00.000Z',
    answerDueAt: '2026-11-25T07:20:00.000Z',
    returnChannels: ['online', 'post'],
    ...change,
  };
}

export function aReceivedSlip(change: Partial<ReceiptSlip> = {}): ReceiptSlip {
  return aReceiptSlip({
    receivedAt: '2026-11-24T07:20:00.000Z',
    dueAt: '2026-11-27T10:00:00.000Z',
    receiver: 'Phạm Thu Trang',
    register: { book: '02/2026', number: '1042' },
    ...change,
  });
}
