import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { agency, procedureId } from './a-household-registration.ts';
import { letterTo } from './a-mailbox.ts';
import { Visitor } from './a-visitor.ts';
import { hanh } from './people.ts';
import { storiesWithBrowser } from './stories.ts';
import { wordsOf } from './words.ts';

const portal = wordsOf('apps/portal', 'vi');
const identity = wordsOf('apps/identity', 'vi');

storiesWithBrowser('Who has no account', () => {
  let guest: Visitor;

  beforeEach(async () => {
    guest = await Visitor.with();
  });
  afterEach(() => guest.leaves());

  it('proceeds with a code that comes by e-mail, and finds their name in the form', async () => {
    const email = `khach-${randomUUID().slice(0, 8)}@example.vn`;
    await guest.goesTo(`/thu-tuc/${procedureId}`);
    await guest.page.selectOption('[name="co-quan"]', agency);
    await guest.presses(portal('procedure.begin'));
    await guest.presses(identity('sign-in.by-email'));
    await guest.fillsIn({ name: 'Trần Thị Bích', email, phone: '0912345678' });
    await guest.presses(identity('email.do'));

    const { text } = await letterTo(email);
    const code = /\b\d{3} ?\d{3}\b/.exec(text)?.[0] ?? '';
    await guest.fillsIn({ code });
    await guest.presses(identity('code.do'));
    await guest.page.selectOption('[name="co-quan"]', agency);
    await guest.presses(portal('procedure.begin'));
    expect(guest.path()).toMatch(/\/owner$/);
    expect(await guest.page.inputValue('[name="owner-name"]')).toBe('Trần Thị Bích');
  });

  it('is told in one sentence when the password is wrong, and signs out again', async () => {
    await guest.goesTo('/auth/sign-in?next=/ho-so');
    await guest.fillsIn({ login: hanh.username, password: 'wrong-2026' });
    await guest.presses(identity('sign-in.do'));
    await guest.sees(identity('sign-in.wrong'));
    await guest.fillsIn({ login: hanh.username, password: hanh.password });
    await guest.presses(identity('sign-in.do'));
    expect(guest.path()).toBe('/ho-so');
    await guest.presses(portal('dossiers.sign-out'));
    await guest.goesTo('/ho-so');
    await guest.sees(identity('sign-in.title'));
  });
});
