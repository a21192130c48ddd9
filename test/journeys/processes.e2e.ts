import { afterEach, expect, it } from '@jest/globals';
import { MigrationOutlook } from '@motcua/contracts/process-api';
import type { Procedure } from '@motcua/contracts/procedure';
import { eventually } from '@motcua/testing/eventually';
import { aDossierOf } from './a-filled-in-form.ts';
import { aPlainProcedure, withOtherSteps } from './a-plain-procedure.ts';
import type { Visitor } from './a-visitor.ts';
import { apiOf, move, viewOf } from './an-api.ts';
import { allLeave, comesHome, enters } from './guests.ts';
import { catalogueKeeper, hanh, head, receptionist, specialist, wardReceptionist, wardSpecialist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const [district, ward] = ['000.12.35.H29', '000.30.35.H29'];

const passesOn = (official: Visitor) => official.presses(official.page.locator('form.compose').getByRole('button', { name: office('send.pass-on'), exact: true }));
const shortOf = (reference: string) => reference.split('-').slice(1).join('-');
const closed = (text: string | null) => (text ?? '').replace(/\s+/g, '');

/** Where the diagram of the dossier's page has the dossier, in the drawing and in words. */
async function placeDrawn(official: Visitor, id: string): Promise<string> {
  await official.goesTo(`/office/ho-so/${id}`);
  const process = official.page.locator('#process');
  const inWords = (await process.locator('li[aria-current="step"] > strong').textContent()) ?? '';
  // The box breaks the name into lines, and shortens none.
  expect(closed(await process.locator('svg g.step.current').textContent())).toContain(closed(inWords));
  return inWords;
}
const drawnAs = (official: Visitor, state: string) => official.page.locator(`#process svg g.step.${state}`).count();

const putDown = (official: Visitor) => official.page.locator('#process dl').textContent();

/** Looks into a queue until the dossier lies in it, or does not any more. */
const lies = (official: Visitor, queue: string, { reference }: { reference: string }, times: 0 | 1) =>
  eventually(async () => {
    await official.goesTo(`/office?queue=${queue}`);
    expect(await official.pressable(shortOf(reference)).count()).toBe(times);
  });

const currentStep = async (id: string) => (await viewOf(await apiOf(hanh), id)).steps.find(({ state }) => state === 'current')?.id;

/** A complaint that the inspectors verify. */
async function aComplaint(own: Record<string, unknown>): Promise<string> {
  const { id } = await aDossierOf(hanh, { procedureId: 'complaint', agency: district, own });
  await move(receptionist, id, 'receive');
  await move(receptionist, id, 'pass-on');
  await move(specialist, id, 'pass-on');
  return id;
}

const otherSteps: Procedure['steps'] = [
  { id: 'reception', name: { vi: 'Tiếp nhận hồ sơ', en: 'Reception' }, role: 'receptionist', share: 10 },
  { id: 'appraisal', name: { vi: 'Thẩm định hồ sơ', en: 'Appraisal' }, role: 'specialist', share: 40 },
  { id: 'site-visit', name: { vi: 'Kiểm tra thực địa', en: 'Site visit' }, role: 'specialist', share: 20 },
  { id: 'approval', name: { vi: 'Ký duyệt', en: 'Approval' }, role: 'leader', share: 20 },
  { id: 'return', name: { vi: 'Trả kết quả', en: 'Return of the result' }, role: 'receptionist', share: 10 },
];

storiesWithBrowser('A dossier follows its process', () => {
  afterEach(allLeave);

  it('by the way that its answers open: a second complaint comes to a dialogue, whoever would rather pass it by', async () => {
    const id = await aComplaint({ instance: 'second', 'complainant-kind': 'person' });
    const verifying = await enters(specialist);
    expect(await placeDrawn(verifying, id)).toBe('Thanh tra xác minh nội dung khiếu nại');

    await verifying.goesTo(`/office/ho-so/${id}?act=pass-on`);
    await verifying.fillsIn({ 'choice.complexity': 'ordinary', to: 'review', note: 'Vụ việc đơn giản.' });
    await passesOn(verifying);
    await verifying.sees(office('refusal.dossier-way-shut'));
    expect(await verifying.page.locator('#note').inputValue()).toBe('Vụ việc đơn giản.');
    expect(await currentStep(id)).toBe('verification');

    await verifying.fillsIn({ to: 'dialogue' });
    await passesOn(verifying);
    await verifying.sees(office('done.pass-on'));
    expect(await placeDrawn(verifying, id)).toBe('Tổ chức đối thoại');
    expect(await drawnAs(verifying, 'done')).toBe(3);
    expect(await putDown(verifying)).toContain('Thông thường');

    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees('Cơ quan sẽ mời ông/bà đối thoại về nội dung khiếu nại');
    expect(await citizen.page.content()).not.toContain('Tính chất vụ việc');
  });

  it('by the way that an official’s finding opens, and what is passed by is drawn as such', async () => {
    const id = await aComplaint({ instance: 'first', 'complainant-kind': 'person' });
    await expect(move(specialist, id, 'pass-on', { to: 'dialogue', workings: { complexity: 'ordinary' } })).rejects.toThrow('dossier-way-shut');
    // One way alone is open then: which need not be said.
    await move(specialist, id, 'pass-on', { workings: { complexity: 'ordinary' } });
    const inTheOffice = await enters(head, { width: 320 });
    expect(await placeDrawn(inTheOffice, id)).toBe('Chánh Thanh tra báo cáo kết quả xác minh');
    expect(await drawnAs(inTheOffice, 'passed-by')).toBe(1);
  });

  it('through a step of the ward and back to the district, in one term', async () => {
    const dossier = await aDossierOf(hanh, { procedureId: 'house-land-certificate', agency: district, within: ward, own: {} });
    const { id } = dossier;
    await move(receptionist, id, 'receive');
    const { dueAt } = (await viewOf(await apiOf(hanh), id)).status;
    await move(receptionist, id, 'pass-on');

    const atTheDistrict = await enters(head);
    await lies(atTheDistrict, 'waiting-unit', dossier, 1);
    expect(await placeDrawn(atTheDistrict, id)).toContain('Ủy ban nhân dân phường xác nhận nguồn gốc');
    expect((await viewOf(await apiOf(specialist), id)).actions.some(({ action, allowed }) => action === 'pass-on' && allowed)).toBe(false);

    const atTheWard = await enters(wardSpecialist);
    await lies(atTheWard, 'unassigned&procedure=house-land-certificate', dossier, 1);
    await atTheWard.presses(shortOf(dossier.reference));
    await atTheWard.sees('Bước này cần xong trước');
    expect(await atTheWard.page.locator('#process svg text.lane').count()).toBe(2);
    await atTheWard.goesTo(`/office/ho-so/${id}?act=pass-on`);
    await atTheWard.fillsIn({ 'choice.ward-dispute': 'none', to: 'examination', note: 'Niêm yết đủ ngày, không ai có ý kiến.' });
    await passesOn(atTheWard);
    await atTheWard.sees(office('done.pass-on'));

    expect(await placeDrawn(atTheDistrict, id)).toContain('Chi nhánh Văn phòng đăng ký đất đai thẩm tra');
    expect(await putDown(atTheDistrict)).toContain('Không có tranh chấp');
    await lies(atTheDistrict, 'waiting-unit', dossier, 0);
    await move(specialist, id, 'claim');
    await expect(move(wardSpecialist, id, 'pass-on')).rejects.toThrow();

    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees('Phường đã xác nhận; hồ sơ đang được Chi nhánh Văn phòng đăng ký đất đai thẩm tra');
    expect((await viewOf(await apiOf(hanh), id)).status.dueAt).toBe(dueAt);
  });
});

storiesWithBrowser('Dossiers in flight', () => {
  afterEach(allLeave);

  it('are looked at under a plan, then moved to the steps of a new version, and go on there with the date that was promised', async () => {
    const procedure = await aPlainProcedure({ vi: `Cấp giấy phép đặt biển số ${Date.now() % 100_000}`, en: `Permit for a sign ${Date.now()}` });
    const handedIn = { procedureId: procedure, agency: ward, own: {} };
    const fresh = await eventually(() => aDossierOf(hanh, handedIn), 30_000);
    const { id } = await aDossierOf(hanh, handedIn);
    await move(wardReceptionist, id, 'receive');
    await move(wardReceptionist, id, 'pass-on');
    const { dueAt } = (await viewOf(await apiOf(hanh), id)).status;
    expect(await withOtherSteps(procedure, otherSteps)).toBe(2);

    const api = await apiOf(catalogueKeeper);
    const plan = { procedure, from: 1, to: 2 };
    const looked = await eventually(() => api.good(MigrationOutlook, '/dossiers/migration-dry-run', { json: plan }), 30_000);
    expect(looked).toMatchObject({ seen: 2, moves: 1, stays: [{ because: 'step-gone', count: 1 }], comparison: { additive: false } });

    const keeper = await enters(catalogueKeeper);
    await eventually(async () => {
      await keeper.goesTo(`/office/danh-muc/${procedure}/dang-giai-quyet`);
      expect(await keeper.page.locator('select[name="to"] option[value="2"]').count()).toBe(1);
    }, 30_000);
    await keeper.presses(office('flights.look'));
    await keeper.sees('1 trong 2 hồ sơ sẽ chuyển.', office('flights.because.step-gone'));
    await keeper.fillsIn({ 'step.handling': 'appraisal' });
    await keeper.presses(office('flights.look-again'));
    await keeper.sees('2 trong 2 hồ sơ sẽ chuyển.');
    expect(await keeper.page.locator('table').innerText()).toContain('Thẩm định hồ sơ');
    // A look changes nothing.
    expect(await currentStep(id)).toBe('handling');

    await keeper.presses('Chuyển 2 hồ sơ');
    await keeper.sees(office('flights.begun'));
    await eventually(async () => {
      await keeper.goesTo(`/office/danh-muc/${procedure}/dang-giai-quyet`);
      expect(await keeper.page.getByText('2 đã chuyển, 0 ở lại').count()).toBe(1);
    }, 30_000);

    const atTheWard = await enters(wardSpecialist);
    expect(await placeDrawn(atTheWard, id)).toBe('Thẩm định hồ sơ');
    await atTheWard.sees('Hồ sơ đang theo quy trình của phiên bản 2.');
    await atTheWard.goesTo(`/office/ho-so/${id}?act=pass-on`);
    await passesOn(atTheWard);
    expect(await placeDrawn(atTheWard, id)).toBe('Kiểm tra thực địa');
    expect((await viewOf(await apiOf(hanh), id)).status.dueAt).toBe(dueAt);

    await move(wardReceptionist, fresh.id, 'receive');
    expect((await viewOf(await apiOf(wardReceptionist), fresh.id)).process?.version).toBe(2);
  });
});
