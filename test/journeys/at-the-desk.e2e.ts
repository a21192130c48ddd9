import { afterEach, expect, it } from '@jest/globals';
import { identityCard } from './a-household-registration.ts';
import { Visitor } from './a-visitor.ts';
import { apiOf, aSubmittedDossier, move, viewOf } from './an-api.ts';
import { allLeave, comesHome, does, enters, sends } from './guests.ts';
import { hanh, head, leader, otherSpecialist, receptionist, specialist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const portal = wordsOf('apps/portal', 'vi');

const nextWeek = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);

storiesWithBrowser('A dossier on its way through the house', () => {
  afterEach(allLeave);

  it('is sent back for a paper, received, handled by each in turn, returned and rated', async () => {
    const { id, reference } = await aSubmittedDossier(hanh);
    const number = reference.split('-').slice(1).join('-');

    const atTheCounter = await enters(receptionist);
    await atTheCounter.goesTo('/office?queue=to-receive');
    await atTheCounter.presses(number);
    await does(atTheCounter, id, 'request-supplement', async () => {
      await atTheCounter.page.check(`[name="papers"][value="${identityCard.paper}"]`);
      await atTheCounter.fillsIn({ message: 'Ảnh thẻ căn cước bị mờ, xin chụp lại cả hai mặt.', until: nextWeek() });
    });
    await atTheCounter.sees(office('done.request-supplement'));

    const citizen = await comesHome(hanh);
    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees('Ảnh thẻ căn cước bị mờ', portal('dossier.asked'));
    await citizen.presses(portal('dossier.supplement'));
    await citizen.page.setInputFiles(`[name="papers.${identityCard.paper}"]`, { ...identityCard, name: 'can-cuoc-ro.png' });
    await citizen.presses(portal('supplement.do'));
    await citizen.sees(portal('said.supplemented'));

    await does(atTheCounter, id, 'receive');
    await atTheCounter.sees(office('done.receive'));
    const { status: received } = await viewOf(await apiOf(receptionist), id);
    expect(received.dueAt).toBeDefined();
    await does(atTheCounter, id, 'pass-on');

    const atTheDesk = await enters(specialist);
    await does(atTheDesk, id, 'claim');
    await does(atTheDesk, id, 'attach-result', () => atTheDesk.page.setInputFiles('#file', { ...identityCard, name: 'giay-chung-nhan.png' }));
    await atTheDesk.sees(office('done.attach-result'));
    await does(atTheDesk, id, 'pass-on', () => atTheDesk.fillsIn({ note: 'Hồ sơ hợp lệ.' }));

    const inTheOffice = await enters(head);
    await does(inTheOffice, id, 'pass-on');
    const above = await enters(leader);
    await does(above, id, 'approve');
    await above.sees(office('done.approve'));

    await does(atTheCounter, id, 'return', () => atTheCounter.fillsIn({ channel: 'counter', identityNumber: '079186001234', slip: '15/2026' }));
    await atTheCounter.sees(office('done.return'));

    await citizen.goesTo(`/ho-so/${id}`);
    await citizen.sees(portal('dossier.result'));
    const result = await citizen.page.request.get(new URL(`/ho-so/${id}/ket-qua`, citizen.page.url()).href);
    expect(await result.body()).toEqual(identityCard.buffer);
    await citizen.fillsIn({ stars: '5', comment: 'Nhanh và rõ ràng.' });
    await citizen.presses(portal('rating.do'));
    await citizen.sees(portal('said.rated'));
    expect(await viewOf(await apiOf(hanh), id)).toMatchObject({ status: { state: 'returned' }, rating: { stars: 5 } });
  });

  it('on which two act at once: one wins, the other sees who was faster and keeps what was typed', async () => {
    const { id } = await aSubmittedDossier(hanh);
    await move(receptionist, id, 'receive');
    await move(receptionist, id, 'pass-on');
    await move(specialist, id, 'claim');

    const slow = await enters(specialist);
    await slow.goesTo(`/office/ho-so/${id}?act=pass-on`);
    await slow.fillsIn({ note: 'Đã kiểm tra đủ giấy tờ.' });
    await move(otherSpecialist, id, 'claim', { reason: 'Đồng nghiệp đi công tác.' });
    await sends(slow, 'pass-on');

    await slow.sees(office('changed.title'), otherSpecialist.name, 'Đã kiểm tra đủ giấy tờ.');
    const { status, assignee } = await viewOf(await apiOf(receptionist), id);
    expect([status.state, assignee?.name]).toEqual(['in-processing', otherSpecialist.name]);
  });

  it('is found by name, and by nothing in the address', async () => {
    const { reference } = await aSubmittedDossier(hanh);
    const official = await enters(receptionist);
    await official.page.locator('#find').fill(reference);
    await Promise.all([official.page.waitForEvent('load'), official.page.locator('#find').press('Enter')]);
    await official.sees(reference.split('-').slice(1).join('-'));
    expect(official.page.url()).not.toContain(reference);
  });
});

storiesWithBrowser('The office', () => {
  it('lets no citizen in', async () => {
    const citizen = await Visitor.with();
    await citizen.goesTo('/office');
    await citizen.page.fill('#login', hanh.username);
    await citizen.page.fill('#password', hanh.password);
    await citizen.presses(citizen.say.identity('sign-in.do'));
    expect(await citizen.page.locator('.compose, table').count()).toBe(0);
    await citizen.leaves();
  });
});
