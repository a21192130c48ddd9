import { describe, expect, it } from '@jest/globals';
import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { DossierProcess } from '@motcua/contracts/process-api';
import { writeAct } from '../acts/acts.ts';
import { anActPage, aProcedure, aView, aVisit } from '../a-dossier-page.ts';
import { dossierPage } from '../dossier/dossier.page.tsx';

const both = (vi: string, en: string) => ({ vi, en });
const ward = { code: '000.30.35.H29', name: both('Ủy ban nhân dân phường 13, quận Bình Thạnh', 'People’s Committee of Ward 13') };

const aProcess: DossierProcess = {
  version: 2,
  steps: [
    { id: 'reception', name: both('Tiếp nhận hồ sơ', 'Reception'), role: 'receptionist', state: 'done', ways: [{ to: 'appraisal' }] },
    { id: 'appraisal', name: both('Phòng Tài chính - Kế hoạch thẩm định', 'Examination by the finance and planning division'), role: 'specialist', state: 'current', ways: [{ to: 'site', name: both('Lấy ý kiến phường', 'Ask the ward') }, { to: 'approval' }] },
    { id: 'site', name: both('Phường kiểm tra thực địa', 'Site visit by the ward'), role: 'specialist', state: 'ahead', agency: ward, term: { amount: 1, unit: 'working-day' }, ways: [{ to: 'approval', when: both('“Kết quả kiểm tra” là “An toàn”', '“Finding” is “Safe”') }, { to: 'appraisal', when: both('“Kết quả kiểm tra” là “Không an toàn”', '“Finding” is “Unsafe”') }] },
    { id: 'approval', name: both('Lãnh đạo ký', 'Signature'), role: 'leader', state: 'ahead', ways: [{ to: 'return' }] },
    { id: 'return', name: both('Trả kết quả', 'Return'), role: 'receptionist', state: 'ahead', ways: [] },
  ],
  ways: [
    { to: 'site', step: both('Phường kiểm tra thực địa', 'Site visit'), name: both('Lấy ý kiến phường', 'Ask the ward'), decision: false, open: true, depends: false, note: true, agency: ward.name, message: both('Phường sẽ kiểm tra trong 1 ngày làm việc', 'The ward looks within 1 working day') },
    { to: 'approval', step: both('Lãnh đạo ký', 'Signature'), decision: false, open: true, depends: false, note: false },
    { to: 'review', step: both('Trưởng phòng xem xét', 'Review'), decision: false, open: false, depends: false, note: false, because: both('Chỉ khi “Diện tích sàn” lớn hơn 250', 'Only when “Floor area” is more than 250') },
  ],
  inputs: [
    { id: 'finding', type: 'choice', label: both('Kết quả kiểm tra', 'Finding'), choices: [{ value: 'safe', label: both('An toàn', 'Safe') }, { value: 'unsafe', label: both('Không an toàn', 'Unsafe') }] },
    { id: 'height', type: 'number', label: both('Chiều cao biển', 'Height'), optional: true, unit: both('m', 'm') },
    { id: 'visited-on', type: 'date', label: both('Ngày kiểm tra', 'Visited on') },
  ],
  workings: [{ id: 'view', label: both('Ý kiến thẩm định', 'View'), step: both('Thẩm định', 'Appraisal'), value: 'ok', said: both('Đủ điều kiện', 'Fit') }],
  stepDueAt: '2026-11-26T10:00:00.000Z',
};

const page = (view: Partial<DossierView> = {}, act = anActPage()) =>
  dossierPage(aVisit(), { view: aView({ process: aProcess, ...view }), procedure: aProcedure, dayMinutes: 480, act, query: {} });

describe('the form that passes a dossier on', () => {
  it('offers each open way with whose it is and what the citizen will be told, and says why the others are not open', () => {
    const html = page();
    expect(html).toContain('Chuyển tới đâu?');
    expect(html).toMatch(/value="site".*Lấy ý kiến phường.*Ủy ban nhân dân phường 13.*Người dân được báo: Phường sẽ kiểm tra/s);
    expect(html).toMatch(/1 lối khác chưa mở.*Trưởng phòng xem xét: Chỉ khi “Diện tích sàn” lớn hơn 250/s);
    expect(html).not.toContain('value="review"');
  });

  it('asks for what the step puts down', () => {
    const html = page();
    for (const name of ['choice.finding', 'number.height', 'date.visited-on.day']) expect(html).toContain(`name="${name}"`);
  });

  it('names the only way instead of asking', () => {
    const html = page({ process: { ...aProcess, ways: aProcess.ways.slice(1, 2) } });
    expect(html).toContain('Bước tiếp theo: Lãnh đạo ký.');
    expect(html).not.toContain('Chuyển tới đâu?');
  });

  it('is read with numbers and days as one-stop takes them', () => {
    const typed = { to: 'site', note: ' Gấp ', 'choice.finding': 'safe', 'number.height': '3,5', 'date.visited-on.day': '24', 'date.visited-on.month': '11', 'date.visited-on.year': '2026' };
    expect(writeAct('pass-on', typed, '2026-11-25')).toEqual({ body: { note: 'Gấp', to: 'site', workings: { finding: 'safe', height: 3.5, 'visited-on': '2026-11-24' } } });
    expect(writeAct('approve', {}, '2026-11-25')).toEqual({ body: {} });
  });
});

describe('the process on a dossier’s page', () => {
  it('is drawn with where the dossier is and who has it, and said in words', () => {
    const html = page({ assignee: { id: 'specialist-bao', name: 'Lê Quốc Bảo' } });
    expect(html).toMatch(/<svg role="img" aria-labelledby="process-drawing-title"/);
    expect(html).toMatch(/class="step current".*Lê Quốc Bảo/s);
    expect(html).toMatch(/<li aria-current="step"><strong>Phòng Tài chính - Kế hoạch thẩm định<\/strong>.*rồi tới Phường kiểm tra thực địa \(Lấy ý kiến phường\)/s);
    expect(html).toContain('Hồ sơ đang theo quy trình của phiên bản 2.');
  });

  it('shows what was put down on the way', () => {
    expect(page()).toMatch(/Ý kiến thẩm định.*Đủ điều kiện/s);
  });
});
