import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { eventually } from '@motcua/testing/eventually';
import { getDocumentProxy, extractText } from 'unpdf';
import { agency, identityCard, pages, procedureId } from './a-household-registration.ts';
import { letterAbout } from './a-mailbox.ts';
import { Visitor } from './a-visitor.ts';
import { apiOf, wholeSubmission } from './an-api.ts';
import { hanh } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const reference = /000\.12\.35\.H29-\d{6}-\d{4,}/;
const portal = wordsOf('apps/portal', 'vi');

storiesWithBrowser('A citizen registers a household business', () => {
  let citizen: Visitor;
  const beginsWith = async (script: boolean) => {
    citizen = await Visitor.with({ script });
    await citizen.goesTo(`/thu-tuc/${procedureId}`);
    await citizen.page.selectOption('[name="co-quan"]', agency);
    await citizen.presses(portal('procedure.begin'));
    await citizen.signsIn(hanh);
    await citizen.page.selectOption('[name="co-quan"]', agency);
    await citizen.presses(portal('procedure.begin'));
  };
  const draftId = () => citizen.path().split('/')[2] ?? '';
  const fillsInEveryPage = async () => {
    for (const [section, written] of pages) {
      expect(citizen.path()).toBe(`/ban-nhap/${draftId()}/${section}`);
      await citizen.fillsIn(written);
      await citizen.presses(portal('section.continue'));
    }
  };
  const submits = async () => {
    await citizen.page.check('#truth');
    await citizen.presses(portal('check.submit'));
    expect(citizen.path()).toMatch(/^\/ho-so\/[0-9a-f-]{36}\/da-nop$/);
    return { id: citizen.path().split('/')[2] ?? '', code: reference.exec((await citizen.page.locator('.code').textContent()) ?? '')?.[0] ?? '' };
  };
  const readsReceipt = async (id: string) => {
    const answer = await citizen.page.request.get(new URL(`/ho-so/${id}/bien-nhan.pdf`, citizen.page.url()).href);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.body())), { mergePages: true });
    return text;
  };

  afterEach(() => citizen.leaves());

  it('with script: the draft saves itself, a picture goes along, a code comes at once, a receipt and a letter follow', async () => {
    await beginsWith(true);
    await citizen.page.fill('[name="owner-name"]', 'Nguyễn Thị Minh Hạnh ');
    await citizen.page.getByText(/^Đã lưu lúc \d/).waitFor();
    await fillsInEveryPage();

    expect(citizen.path()).toBe(`/ban-nhap/${draftId()}/giay-to`);
    await citizen.page.locator(`[data-upload$="/${identityCard.paper}/gui"] input[type="file"]`).setInputFiles(identityCard);
    await citizen.page.locator('.file[data-state="clean"]').waitFor();
    await citizen.presses(portal('section.continue'));

    await citizen.sees('Quán cơm Hương Quê', '50.000.000', identityCard.name);
    const { id, code } = await submits();
    expect(code).toMatch(reference);
    expect(await readsReceipt(id)).toContain(code);
    const letter = await letterAbout(code);
    expect(letter.to).toBe(hanh.email);
    await eventually(async () => {
      await citizen.goesTo(`/ho-so/${id}`);
      await citizen.sees(portal('state.submitted'));
    });
  });

  it('without script: the same pages, the same answers, the same code', async () => {
    await beginsWith(false);
    await fillsInEveryPage();

    expect(citizen.path()).toBe(`/ban-nhap/${draftId()}/giay-to`);
    await citizen.page.locator(`#${identityCard.paper}`).setInputFiles(identityCard);
    await citizen.presses(citizen.page.locator(`[data-upload$="/${identityCard.paper}/gui"] .send [type="submit"]`));
    // The same name may also stand among the files of earlier dossiers.
    await citizen.page.locator('.file[data-state="clean"]', { hasText: identityCard.name }).waitFor();
    await citizen.presses(portal('section.continue'));

    await citizen.sees('Quán cơm Hương Quê');
    const { id, code } = await submits();
    expect(await readsReceipt(id)).toContain(code);
  });

  it('without script: an answer that calls for another question brings it on the next page, and nothing typed is lost', async () => {
    await beginsWith(false);
    const draft = draftId();
    await citizen.goesTo(`/ban-nhap/${draft}/submission`);
    await citizen.fillsIn({ 'by-proxy': false, 'result-channel': 'post' });
    await citizen.presses(portal('section.continue'));
    await citizen.sees(portal('section.more'));
    expect(await citizen.page.locator('[name="result-channel"][value="post"]').isChecked()).toBe(true);
    await citizen.fillsIn({ 'result-address': '128/5 Đinh Tiên Hoàng' });
    await citizen.presses(portal('section.continue'));
    expect(citizen.path()).toBe(`/ban-nhap/${draft}/commitments`);
  });

  it('and is told beside the field what is wrong, with every answer kept', async () => {
    await beginsWith(true);
    await citizen.goesTo(`/ban-nhap/${draftId()}/business-name`);
    await citizen.fillsIn({ 'business-name': 'Công ty Hương Quê' });
    await citizen.presses(portal('section.continue'));
    const said = 'Tên hộ kinh doanh không được có các từ “công ty”, “doanh nghiệp”';
    expect(await citizen.page.locator('.error-summary').textContent()).toContain(said);
    expect(await citizen.page.locator('.field.wrong .error').first().textContent()).toContain(said);
    expect(await citizen.page.inputValue('[name="business-name"]')).toBe('Công ty Hương Quê');
  });
});

storiesWithBrowser('Two windows with one draft', () => {
  let one: Visitor;
  let other: Visitor;
  let draft: string;
  const ui = wordsOf('libs/ui', 'vi');

  beforeEach(async () => {
    const api = await apiOf(hanh);
    draft = String((await api.send('/drafts', { json: { procedureId, agency } })).body['id']);
    one = await Visitor.with();
    await one.goesTo('/auth/sign-in?next=/ho-so');
    await one.signsIn(hanh);
    other = await one.opensAnotherWindow();
  });
  afterEach(async () => {
    expect(other.complaints).toEqual([]);
    await one.leaves();
  });

  it('that write into the same page: the second hears of it and chooses, and nothing is lost without their word', async () => {
    await one.goesTo(`/ban-nhap/${draft}/business-name`);
    await other.goesTo(`/ban-nhap/${draft}/business-name`);
    await one.fillsIn({ 'business-name': 'Quán cơm Hương Quê' });
    await one.page.getByText(/^Đã lưu lúc \d/).waitFor();
    await other.fillsIn({ 'business-name': 'Cà phê Góc Phố' });
    await other.page.getByText(ui('form.conflict')).waitFor();
    expect(await other.page.inputValue('[name="business-name"]')).toBe('Cà phê Góc Phố');

    await other.presses(ui('form.keep-mine'));
    const api = await apiOf(hanh);
    expect((await api.send(`/drafts/${draft}`)).body['answers']).toMatchObject({ 'business-name': 'Cà phê Góc Phố' });
  });

  it('that submit it, one by a double click: there is one dossier', async () => {
    const api = await apiOf(hanh);
    await readyToSubmit(draft);
    await one.goesTo(`/ban-nhap/${draft}/kiem-tra`);
    await other.goesTo(`/ban-nhap/${draft}/kiem-tra`);
    await one.page.check('#truth');
    await other.page.check('#truth');
    const both = Promise.all([one, other].map(({ page }) => page.waitForURL(/\/da-nop$/)));
    await Promise.all([one.pressable(portal('check.submit')).dblclick(), other.pressable(portal('check.submit')).click()]);
    await both;
    expect(other.path()).toBe(one.path());
    const { drafts } = (await api.send('/drafts')).body as { drafts: { id: string; submission?: { id: string } }[] };
    expect(drafts.find(({ id }) => id === draft)?.submission?.id).toBe(one.path().split('/')[2]);
  });
});

async function readyToSubmit(draft: string): Promise<void> {
  const api = await apiOf(hanh);
  const { answers, papers } = await wholeSubmission(api);
  const { version } = (await api.send(`/drafts/${draft}`)).body;
  const changed = await api.send(`/drafts/${draft}`, { method: 'PATCH', json: { answers, papers }, headers: { 'if-match': `"${String(version)}"` } });
  expect(changed.status).toBe(200);
}
