import { afterEach, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { Visitor } from './a-visitor.ts';
import { apiWith } from './an-api.ts';
import { catalogueKeeper, receptionist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const visitors: Visitor[] = [];

async function enters(habits = {}, account = catalogueKeeper): Promise<Visitor> {
  const official = await Visitor.with(habits);
  visitors.push(official);
  await official.goesTo('/office');
  await official.signsIn(account);
  return official;
}

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const name = () => ({ vi: `Cấp giấy phép họp chợ phiên số ${visitors.length}${Date.now() % 100_000}`, en: `Weekly market permit ${Date.now()}` });

/** Begins a procedure from its name; answers with the address of its draft. */
async function begins(keeper: Visitor, { vi, en }: { vi: string; en: string }): Promise<string> {
  await keeper.goesTo('/office/danh-muc');
  await keeper.page.getByText(office('design.new.title')).click();
  await keeper.fillsIn({ vi, en });
  await keeper.presses(office('design.new.do'));
  return keeper.path();
}

async function adds(keeper: Visitor, what: string, fields: Record<string, string>): Promise<void> {
  const part = keeper.page.locator('details.add', { hasText: what });
  if ((await part.getAttribute('open')) === null) await part.locator('summary').click();
  for (const [field, value] of Object.entries(fields)) {
    const control = part.locator(`[name="${field}"]`);
    await (field === 'type' ? control.selectOption(value) : control.fill(value));
  }
  await keeper.presses(part.getByRole('button', { name: office('design.add.do'), exact: true }));
}

const saves = (keeper: Visitor) => keeper.presses(keeper.page.locator('form.design-form .btn.primary'));

storiesWithBrowser('A procedure on its way into the catalogue', () => {
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) await visitor.leaves();
  });

  it.each([['with script', true], ['without script', false]])('is begun, drawn up, looked at, mended, tried and published, %s', async (_, script) => {
    const keeper = await enters({ script });
    expect(keeper.path()).toBe('/office/danh-muc');
    const called = name();
    const draft = await begins(keeper, called);

    await keeper.goesTo(`${draft}/sua/form.sections.0`);
    await adds(keeper, office('design.add.field'), { type: 'choice', vi: 'Họp chợ ngày nào?', en: '' });
    await keeper.page.locator('button[name="add"][value="choices"]').waitFor();
    for (const [row, [label, value]] of [['Thứ Bảy', 'saturday'], ['Chủ nhật', 'sunday']].entries()) {
      if ((await keeper.page.locator(`[id="choices.${row}.value"]`).count()) === 0) await (script ? keeper.page.click('button[name="add"][value="choices"]') : keeper.presses(keeper.page.locator('button[name="add"][value="choices"]')));
      await keeper.fillsIn({ [`choices.${row}.label`]: { vi: label ?? '', en: value ?? '' }, [`choices.${row}.value`]: value ?? '' });
    }
    await keeper.fillsIn({ id: 'market-day' });
    await saves(keeper);

    await keeper.goesTo(`${draft}/vuong-mac`);
    await keeper.presses(keeper.page.locator('.problem-list a').first());
    expect(keeper.path()).toBe(`${draft}/sua/form.sections.0.fields.2`);
    expect(new URL(keeper.page.url()).hash).toBe('#label.en');
    await keeper.fillsIn({ 'label.en': 'On which day?' });
    await saves(keeper);
    await keeper.sees(office('design.saved'));

    await keeper.goesTo(draft);
    await adds(keeper, office('design.add.paper'), { vi: 'Sơ đồ chợ', en: 'Plan of the market' });
    await keeper.fillsIn({ id: 'market-plan' });
    const addLine = keeper.page.locator('button[name="add"][value="when.lines"]');
    await (script ? addLine.click() : keeper.presses(addLine));
    await keeper.fillsIn({ 'when.lines.0.field': 'market-day', 'when.lines.0.value': 'Chủ nhật' });
    await saves(keeper);
    expect(await keeper.page.locator('[id="when.lines.0.value"]').inputValue()).toBe('sunday');

    await keeper.goesTo(`${draft}/xem/0`);
    await keeper.sees('Họp chợ ngày nào?');

    await keeper.goesTo(`${draft}/chay-thu`);
    await keeper.presses(office('design.try.sample'));
    await keeper.sees(office('design.try.right'));
    await keeper.fillsIn({ 'applicant-phone': '12', 'market-day': 'sunday' });
    await keeper.presses(office('design.try.check'));
    expect(await keeper.page.locator('.error-summary').isVisible()).toBe(true);
    await keeper.sees('Sơ đồ chợ');

    await keeper.goesTo(`${draft}/cong-bo`);
    await keeper.fillsIn({ from: today() });
    await keeper.presses(keeper.page.locator('main form .btn.primary'));
    await keeper.sees(office('design.publish.done'));
    const procedure = keeper.path().split('/').at(-1) ?? '';

    const { status, body } = await apiWith().send(`/procedures/${procedure}`);
    expect([status, body['version'], body['name']]).toEqual([200, 1, called]);
    const citizen = await Visitor.with();
    visitors.push(citizen);
    await eventually(async () => {
      await citizen.goesTo(`/thu-tuc/${procedure}`);
      expect(await citizen.page.locator('h1').innerText()).toBe(called.vi);
    });
  });

  it('is withdrawn from a day on, with a reason', async () => {
    const keeper = await enters();
    const draft = await begins(keeper, name());
    await keeper.goesTo(`${draft}/cong-bo`);
    await keeper.fillsIn({ from: today() });
    await keeper.presses(keeper.page.locator('main form .btn.primary'));
    const page = keeper.path();
    await eventually(async () => {
      await keeper.goesTo(page);
      await keeper.page.getByText(office('design.withdraw.title')).click({ timeout: 1_000 });
    });
    await keeper.fillsIn({ on: today(), vi: 'Luật mới đã thay thế', en: 'Replaced by a new law' });
    await keeper.presses(office('design.withdraw.do'));
    await keeper.sees(office('design.withdraw.done'));
    await eventually(async () => expect((await apiWith().send(`/procedures/${page.split('/').at(-1)}`)).status).toBe(410));
  });

  it('is not begun from a file that is none, and the page says why', async () => {
    const keeper = await enters();
    await keeper.goesTo('/office/danh-muc');
    await keeper.page.getByText(office('design.file.title')).click();
    await keeper.page.setInputFiles('#file', { name: 'thu-tuc.yaml', mimeType: 'application/yaml', buffer: Buffer.from('id: market\nname: { vi: Chợ }\n') });
    await keeper.presses(office('design.file.do'));
    await keeper.sees(office('design.file.invalid'));
  });

  it('is changed by one of two at a time, and what the other typed is kept', async () => {
    const keeper = await enters();
    const draft = await begins(keeper, name());
    const other = await keeper.opensAnotherWindow();
    visitors.push(other);
    await keeper.goesTo(`${draft}/sua/thoi-han`);
    await other.goesTo(`${draft}/sua/le-phi`);
    await keeper.fillsIn({ 'term.amount': '7' });
    await saves(keeper);
    await other.fillsIn({ 'fee.amount': '20000' });
    await saves(other);
    await other.sees(office('design.conflict.title'), office('design.conflict.kept'));
    await saves(other);
    await other.sees(office('design.saved'));
    await keeper.goesTo(`${draft}/sua/le-phi`);
    expect(await keeper.page.locator('[id="fee.amount"]').inputValue()).toBe('20000');
    await keeper.goesTo(`${draft}/sua/thoi-han`);
    expect(await keeper.page.locator('[id="term.amount"]').inputValue()).toBe('7');
  });

  it('shows what a new version changes, and gives a shipped one every page it needs on the smallest phone, in English', async () => {
    const keeper = await enters({ lang: 'en', width: 320 });
    await keeper.goesTo('/office/danh-muc/construction-permit-house');
    await keeper.presses(keeper.say.office('design.new-version'));
    const draft = keeper.path();
    for (const part of ['', '/sua/thong-tin', '/sua/can-cu', '/sua/papers.0', '/sua/form.sections.1', '/sua/form.sections.1.fields.0', '/sua/form.rules.0', '/xem/1', '/chay-thu', '/vuong-mac', '/cong-bo']) await keeper.goesTo(`${draft}${part}`);
    await keeper.goesTo(`${draft}/sua/thong-tin`);
    await keeper.fillsIn({ minutes: '33' });
    await saves(keeper);
    await keeper.goesTo(`${draft}/thay-doi`);
    await keeper.sees('33');
  });

  it('is nobody else’s business', async () => {
    const clerk = await enters({}, receptionist);
    expect(await clerk.page.locator('.bar-link[href="/office/danh-muc"]').count()).toBe(0);
    await clerk.goesTo('/office/danh-muc');
    await clerk.sees(office('error.forbidden.title'));
  });
});
