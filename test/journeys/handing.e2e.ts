import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { Colleagues, CommentPage } from '@motcua/contracts/handing-api';
import { RosterView } from '@motcua/contracts/roster-api';
import { ourLetterAbout } from './a-mailbox.ts';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { allLeave, comesHome, does, enters, sends } from './guests.ts';
import { districtOneSpecialist, hanh, head, otherSpecialist, receptionist, specialist, type Account } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const districtOne = '000.12.22.H29';

/** Received, and at the second step, held by nobody. */
async function atAppraisal(): Promise<string> {
  const { id } = await aSubmittedDossier(hanh);
  await move(receptionist, id, 'receive');
  await move(receptionist, id, 'pass-on');
  return id;
}

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const idOf = async (account: Account, id: string) => (await (await apiOf(head)).good(Colleagues, `/dossiers/${id}/colleagues`)).people.find(({ name }) => name === account.name)?.id ?? '';

storiesWithBrowser('A dossier from hand to hand', () => {
  afterEach(allLeave);

  it('is passed on to a colleague by name, given to another by their head, and the last move is taken back', async () => {
    const { id } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    const atTheCounter = await enters(receptionist);
    await does(atTheCounter, id, 'pass-on', async () => {
      await atTheCounter.page.getByLabel(specialist.name).check();
      await atTheCounter.fillsIn({ note: 'Nhờ anh Bảo xem giúp.' });
    });
    await atTheCounter.sees(office('done.pass-on'));
    expect((await viewOf(await apiOf(head), id)).assignee?.name).toBe(specialist.name);

    const inTheOffice = await enters(head);
    await does(inTheOffice, id, 'reassign', async () => {
      await inTheOffice.page.getByLabel(otherSpecialist.name).check();
      await inTheOffice.fillsIn({ reason: 'Anh Bảo đang nhiều việc.' });
    });
    await inTheOffice.sees(office('done.reassign'));
    expect((await viewOf(await apiOf(head), id)).assignee?.name).toBe(otherSpecialist.name);

    await inTheOffice.presses(inTheOffice.page.locator('.notice').getByRole('button', { name: 'Hoàn tác' }));
    await inTheOffice.sees(office('done.undo'));
    const view = await viewOf(await apiOf(head), id);
    expect([view.assignee?.name, view.history.at(-1)?.act]).toEqual([specialist.name, 'undone']);
  });

  it('has notes without script, which tell a colleague and make no version', async () => {
    const id = await atAppraisal();
    const atTheDesk = await enters(specialist, { script: false });
    await atTheDesk.goesTo(`/office/ho-so/${id}`);
    await atTheDesk.page.fill('#text', `Nhờ @${head.name} xem giúp bản vẽ.`);
    await atTheDesk.presses(atTheDesk.page.locator('#notes').getByRole('button', { name: 'Ghi', exact: true }));
    await atTheDesk.sees('xem giúp bản vẽ', `đã báo: ${head.name}`);
    expect((await viewOf(await apiOf(specialist), id)).status.version).toBe(3);

    const inTheOffice = await enters(head);
    await inTheOffice.goesTo('/office/nhac-ten');
    await inTheOffice.sees(`Nhờ @${head.name} xem giúp bản vẽ.`);
    await atTheDesk.presses(atTheDesk.page.locator('#notes').getByRole('button', { name: 'Rút lại', exact: true }));
    const { comments } = await (await apiOf(head)).good(CommentPage, `/dossiers/${id}/comments`);
    expect(comments).toEqual([expect.objectContaining({ by: specialist.name, retractedAt: expect.any(String) })]);
    expect((await (await apiOf(hanh)).send(`/dossiers/${id}/comments`)).status).toBe(403);
  });

  it('of somebody who is away is handled by the substitute, in their name', async () => {
    const id = await atAppraisal();
    await move(specialist, id, 'claim');
    const substitute = await idOf(otherSpecialist, id);

    const away = await enters(specialist);
    await away.goesTo('/office/vang-mat');
    const [year = '', month = '', day = ''] = today().split('-');
    for (const [box, value] of Object.entries({ day, month, year })) await away.page.fill(`#to-${box}`, value);
    await away.page.selectOption('#reason', 'business-trip');
    await away.page.selectOption('#substitute', substitute);
    await away.presses(away.page.locator('form.compose').first().getByRole('button', { name: 'Ghi vắng mặt' }));
    await away.sees('Đã ghi vắng mặt', `${otherSpecialist.name} thay mặt ${specialist.name}`);

    const inPlace = await enters(otherSpecialist);
    await inPlace.goesTo('/office?queue=mine');
    await does(inPlace, id, 'pass-on', async () => {
      await inPlace.sees(`thay mặt ${specialist.name}`);
      await inPlace.fillsIn({ note: 'Đủ điều kiện.' });
    });
    await inPlace.sees(`${otherSpecialist.name} thay mặt ${specialist.name}`);
    expect((await viewOf(await apiOf(head), id)).history.at(-1)).toMatchObject({ act: 'pass-on', by: otherSpecialist.name, actingFor: specialist.name });

    // Back at the desk: nobody acts in their name any more, for the stories that follow as well.
    const { delegations, absences } = await (await apiOf(specialist)).good(RosterView, '/roster');
    const ends = [...delegations.filter(({ mayEnd }) => mayEnd).map((one) => `/roster/delegations/${one.id}/revoke`), ...absences.filter(({ mayEnd }) => mayEnd).map((one) => `/roster/absences/${one.id}/cancel`)];
    for (const path of ends) expect((await (await apiOf(specialist)).send(path, { json: {}, headers: { 'idempotency-key': randomUUID() } })).status).toBe(200);
  });

  it('asks another district, which acknowledges and answers without seeing the rest', async () => {
    const id = await atAppraisal();
    const asking = await enters(specialist);
    await asking.goesTo(`/office/ho-so/${id}?act=consult`);
    await asking.fillsIn({ agency: 'Ủy ban nhân dân Quận 1', question: 'Địa điểm này có vướng quy hoạch không?', days: '3' });
    await sends(asking, 'consult');
    if ((await asking.page.locator('#to-1').count()) > 0) {
      await asking.page.locator(`[name="to"][value="${districtOne}"]`).check();
      await sends(asking, 'consult');
    }
    await asking.sees(office('done.consult'), 'Địa điểm này có vướng quy hoạch không?');

    const asked = await enters(districtOneSpecialist);
    // Only the question is theirs: the dossier's own address leads to it.
    await asked.goesTo(`/office/ho-so/${id}`);
    expect(asked.path()).toContain(`/office/y-kien/${id}/`);
    expect(await asked.page.content()).not.toContain(hanh.name);
    await asked.presses('Xác nhận đã nhận');
    await asked.sees('Đã xác nhận nhận câu hỏi');
    await asked.page.fill('#answer', 'Không vướng quy hoạch.');
    await asked.presses('Gửi ý kiến');
    await asked.sees('Đã gửi ý kiến', 'Không vướng quy hoạch.');

    await asking.goesTo(`/office/ho-so/${id}`);
    await asking.sees('Không vướng quy hoạch.', districtOneSpecialist.name);
    expect((await (await apiOf(districtOneSpecialist)).send(`/dossiers/${id}`)).status).toBe(404);
  });

  it('that another agency refuses comes back as it was', async () => {
    const id = await atAppraisal();
    await move(specialist, id, 'claim');
    const sending = await enters(specialist);
    await does(sending, id, 'transfer', () => sending.fillsIn({ agency: districtOne, reason: 'Địa điểm kinh doanh thuộc Quận 1.' }));
    await sending.sees(office('done.transfer'));
    const { status, light } = await viewOf(await apiOf(hanh), id);
    expect([status.offeredTo?.code, light]).toEqual([districtOne, expect.any(String)]);

    const receiving = await enters(districtOneSpecialist);
    await receiving.goesTo(`/office/ho-so/${id}`);
    await receiving.sees('Địa điểm kinh doanh thuộc Quận 1.');
    await does(receiving, id, 'decline-transfer', () => receiving.fillsIn({ reason: 'Địa điểm không thuộc Quận 1.' }));
    await sending.goesTo(`/office/ho-so/${id}`);
    await sending.sees('Địa điểm không thuộc Quận 1.');
    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees('Trở về Ủy ban nhân dân quận Bình Thạnh');
    expect(await citizen.page.content()).not.toContain('Địa điểm không thuộc Quận 1.');
    expect((await ourLetterAbout(`Hồ sơ ${status.reference} ở lại nơi đã tiếp nhận`)).to).toBe(hanh.email);
    const back = await viewOf(await apiOf(specialist), id);
    expect([back.assignee?.name, back.steps.find(({ state }) => state === 'current')?.id, back.transfers?.map(({ state }) => state)]).toEqual([specialist.name, expect.any(String), ['refused']]);
    await move(specialist, id, 'pass-on');
  });
});
