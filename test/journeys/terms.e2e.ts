import { afterEach, expect, it } from '@jest/globals';
import { dayInWords } from '@motcua/papers/wording';
import { eventually } from '@motcua/testing/eventually';
import { formatDate } from '@motcua/ui/format';
import { aDossierOf } from './a-filled-in-form.ts';
import { ourLetterAbout, paperWith } from './a-mailbox.ts';
import { paperBehind, standOn } from './a-paper.ts';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { allLeave, comesHome, does, enters, sends } from './guests.ts';
import { hanh, receptionist, specialist, wardLeader, wardReceptionist, wardSpecialist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const portal = wordsOf('apps/portal', 'vi');
const ward = '000.30.35.H29';

const shortOf = (reference: string) => reference.split('-').slice(1).join('-');
const dayOf = (instant = '') => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

/** A working day long: from the moment it is received a letter that moves its date may be drafted. */
async function aDayAtTheWard(): Promise<{ id: string; reference: string }> {
  const dossier = await aDossierOf(hanh, { procedureId: 'certified-copy', agency: ward, own: { 'requester-name': hanh.name, 'requester-email': hanh.email, 'requester-phone': hanh.phone } });
  await move(wardReceptionist, dossier.id, 'receive');
  await move(wardReceptionist, dossier.id, 'pass-on');
  await move(wardSpecialist, dossier.id, 'claim');
  return dossier;
}

const reason = 'Máy đóng dấu nổi của phường bị hỏng, đang chờ thợ sửa.';

storiesWithBrowser('The term of a dossier', () => {
  afterEach(allLeave);

  it('stands still while another agency is waited for, and the citizen sees why and since when', async () => {
    const { id, reference } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    await move(receptionist, id, 'pass-on');
    await move(specialist, id, 'claim');
    const { dueAt } = (await viewOf(await apiOf(hanh), id)).status;
    expect(dueAt).toBeDefined();

    const atTheDesk = await enters(specialist);
    await does(atTheDesk, id, 'suspend', () => atTheDesk.fillsIn({ kind: 'agency-answer', paper: '215/UBND-KT', note: 'Đã gọi điện nhắc một lần.' }));
    await atTheDesk.sees(office('done.suspend'), 'theo văn bản 215/UBND-KT', specialist.name);

    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees('Hồ sơ tạm dừng từ', 'chờ ý kiến của cơ quan, đơn vị khác', portal('terms.paused-said'));
    for (const inside of ['215/UBND-KT', 'Đã gọi điện nhắc', specialist.name]) expect(await citizen.page.content()).not.toContain(inside);
    const still = await viewOf(await apiOf(hanh), id);
    expect([still.status.paused, still.light, still.term?.suspensions]).toEqual([true, 'paused', [{ from: expect.any(String), said: expect.anything(), law: expect.anything() }]]);
    expect((await ourLetterAbout(`Tạm dừng giải quyết hồ sơ ${reference}`)).to).toBe(hanh.email);

    // Nothing goes on while it stands still.
    await atTheDesk.goesTo(`/office/ho-so/${id}?act=pass-on`);
    expect(await atTheDesk.page.locator('form.compose').count()).toBe(0);
    await expect(move(specialist, id, 'pass-on')).rejects.toThrow('dossier-suspended');
  });

  it('goes on where it stopped when work is taken up again, without script, and the citizen has a date again', async () => {
    const { id, reference } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    const promised = (await viewOf(await apiOf(hanh), id)).status.dueAt ?? '';
    await move(receptionist, id, 'suspend', { kind: 'force-majeure' });

    const atTheCounter = await enters(receptionist, { script: false });
    await does(atTheCounter, id, 'resume-work', () => atTheCounter.fillsIn({ note: 'Nước đã rút.' }));
    await atTheCounter.sees(office('done.resume-work'));

    const { status, light, term } = await viewOf(await apiOf(hanh), id);
    expect([status.paused, light, term?.suspensions]).toEqual([false, expect.not.stringMatching('paused'), [expect.objectContaining({ from: expect.any(String), to: expect.any(String) })]]);
    // Standing still takes nothing away from the citizen's date, and here it lasted no whole day more.
    expect(Date.parse(status.dueAt ?? '') - Date.parse(promised)).toBeGreaterThanOrEqual(0);
    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees(formatDate(status.dueAt ?? ''));
    expect(await citizen.page.content()).not.toContain(portal('terms.paused-said'));
    expect((await ourLetterAbout(`Giải quyết tiếp hồ sơ ${reference}`)).to).toBe(hanh.email);
  });

  it('that will not be kept is apologised for: drafted, signed by the leader, sent with the paper, and the new date stands everywhere', async () => {
    const { id, reference } = await aDayAtTheWard();
    const { status: before, term } = await viewOf(await apiOf(wardSpecialist), id);
    const until = term?.promiseFrom ?? '';
    const missed = dayOf(before.dueAt);
    expect(until > missed).toBe(true);

    const atTheDesk = await enters(wardSpecialist);
    await does(atTheDesk, id, 'draft-apology', () => atTheDesk.fillsIn({ reason, until }));
    await atTheDesk.sees(office('done.draft-apology'), office('terms.pending'));
    // What no leader has signed tells the citizen nothing.
    expect(await viewOf(await apiOf(hanh), id)).toMatchObject({ status: { dueAt: before.dueAt }, term: { apologies: [] } });

    const above = await enters(wardLeader);
    await eventually(async () => {
      await above.goesTo('/office?queue=apologies');
      expect(await above.pressable(shortOf(reference)).count()).toBe(1);
    });
    await above.presses(shortOf(reference));
    await above.goesTo(`/office/ho-so/${id}?act=approve-apology`);
    await above.sees(reason, `hẹn lại ngày ${formatDate(until)}`);
    await sends(above, 'approve-apology');
    await above.sees(office('done.approve-apology'));

    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees(portal('terms.moved'), reason, formatDate(missed), formatDate(until));
    const after = await viewOf(await apiOf(hanh), id);
    expect([dayOf(after.status.dueAt), after.term?.apologies]).toEqual([until, [expect.objectContaining({ state: 'approved', until, reason, number: expect.any(String) })]]);

    const letter = await ourLetterAbout(`Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${reference}`);
    expect(letter.to).toBe(hanh.email);
    for (const paper of [await paperWith(letter), await paperBehind(citizen, portal('terms.letter'))]) {
      await standOn(paper, ['Mẫu số 04', reference, hanh.name.toLocaleUpperCase('vi'), reason, dayInWords(missed), dayInWords(until), wardLeader.name]);
    }
  });

  it('keeps its date when the leader declines the letter, which may be drafted anew', async () => {
    const { id } = await aDayAtTheWard();
    const { status: before, term } = await viewOf(await apiOf(wardSpecialist), id);
    const letter = { reason, until: term?.promiseFrom };
    await move(wardSpecialist, id, 'draft-apology', letter);

    const above = await enters(wardLeader, { width: 320 });
    await does(above, id, 'decline-apology', () => above.fillsIn({ reason: 'Phường bạn có máy, xin đóng dấu nhờ ngay hôm nay.' }));
    await above.sees(office('done.decline-apology'));
    expect((await viewOf(await apiOf(hanh), id)).status.dueAt).toBe(before.dueAt);
    expect((await viewOf(await apiOf(wardSpecialist), id)).term?.apologies).toEqual([expect.objectContaining({ state: 'declined', declined: 'Phường bạn có máy, xin đóng dấu nhờ ngay hôm nay.' })]);
    expect((await move(wardSpecialist, id, 'draft-apology', letter)).act).toBe('draft-apology');
  });
});
