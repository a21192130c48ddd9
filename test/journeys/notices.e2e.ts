import { afterEach, expect, it } from '@jest/globals';
import { LetterPreferences, NoticeList } from '@motcua/contracts/notices-api';
import { eventually } from '@motcua/testing/eventually';
import { ourLetterAbout } from './a-mailbox.ts';
import { apiOf, apiWith, aSubmittedDossier, move } from './an-api.ts';
import { allLeave, comes, somebody } from './guests.ts';
import { dung, head, otherSpecialist, receptionist, specialist } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const office = wordsOf('apps/office', 'vi');
const portal = wordsOf('apps/portal', 'vi');

/** At examination, held by the specialist, then given to a colleague by the head. */
async function givenToAColleague(): Promise<string> {
  const { id, reference } = await aSubmittedDossier(dung);
  await move(receptionist, id, 'receive');
  await move(receptionist, id, 'pass-on');
  await move(specialist, id, 'claim');
  const colleagues = (await (await apiOf(head)).send(`/dossiers/${id}/colleagues`)).body as { people: { id: string; name: string }[] };
  const to = colleagues.people.find(({ name }) => name === otherSpecialist.name)?.id;
  await move(head, id, 'reassign', { to, reason: 'Đồng nghiệp đang nghỉ phép, xin tiếp tục giúp.' });
  return reference;
}

storiesWithBrowser('Notices to officials', () => {
  afterEach(allLeave);

  it('tell who is given a dossier, by the bell and by a letter, without script too', async () => {
    const reference = await givenToAColleague();
    const api = await apiOf(otherSpecialist);
    await eventually(async () => expect((await api.good(NoticeList, '/notices')).notices.map(({ dossier }) => dossier?.reference)).toContain(reference), 30_000);
    const letter = await ourLetterAbout(`${reference} giao cho anh/chị`);
    expect(letter.to).toBe(otherSpecialist.email);
    expect(letter.text).not.toContain(dung.name);

    const loan = await comes(otherSpecialist, '/office/thong-bao', { script: false });
    await loan.sees(office('notices.given'), reference);
    await loan.presses(office('notices.mark-read'));
    expect((await api.good(NoticeList, '/notices')).unread).toBe(0);
    expect(loan.complaints).toEqual([]);
  });

  it('are chosen on the account’s page, on a phone', async () => {
    const loan = await comes(otherSpecialist, '/office/tai-khoan', { width: 320 });
    await loan.page.check('[name="ban-tin"][value="10:00"]');
    await loan.presses(office('wishes.save'));
    await loan.sees(office('wishes.saved'));
    expect(await loan.page.isChecked('[name="ban-tin"][value="10:00"]')).toBe(true);
    await loan.page.check('[name="ban-tin"][value="opening"]');
    await loan.presses(office('wishes.save'));
    expect(loan.complaints).toEqual([]);
  });
});

storiesWithBrowser('Letters that a citizen chooses', () => {
  afterEach(async () => {
    const api = await apiOf(dung);
    await api.good(LetterPreferences, '/notices/letters', { method: 'PUT', json: { off: [] } });
    await allLeave();
  });

  it('are switched off on a page of the account, but for those that the law asks for', async () => {
    const citizen = await comes(dung, '/auth/sign-in?next=/ho-so', { script: false });
    await citizen.presses(portal('letters.title'));
    await citizen.sees(portal('letters.required'));
    await citizen.page.uncheck('[name="email"][value="rating"]');
    await citizen.presses(portal('letters.save'));
    await citizen.sees(portal('letters.saved'));
    expect((await (await apiOf(dung)).good(LetterPreferences, '/notices/letters')).off).toEqual([{ group: 'rating', channel: 'email' }]);
    expect(citizen.complaints).toEqual([]);
  });

  it('are changed by the link in a letter without signing in, once', async () => {
    const { reference } = await aSubmittedDossier(dung);
    const letter = await ourLetterAbout(reference);
    const link = /https?:\S+(\/thu-bao\?ma=\S+)/.exec(letter.text)?.[1] ?? '';
    expect(link).not.toMatch(/079|0918|van\.dung|vandung/);
    const holder = await somebody();
    await holder.goesTo(link);
    await holder.page.uncheck('[name="email"][value="reminders"]');
    await holder.presses(portal('letters.save'));
    await holder.sees(portal('letters.saved'));
    const token = new URLSearchParams(link.split('?')[1]).get('ma');
    expect((await apiWith().send('/notices/letters/by-link', { json: { token } })).status).toBe(410);
    expect((await (await apiOf(dung)).good(LetterPreferences, '/notices/letters')).off).toEqual([{ group: 'reminders', channel: 'email' }]);
  });
});
