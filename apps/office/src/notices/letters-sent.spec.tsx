import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '@motcua/contracts/notify-api';
import { aProcedure, aView, aVisit } from '../a-dossier-page.ts';
import { dossierPage } from '../dossier/dossier.page.tsx';

const letter = (changes: Partial<Delivery>): Delivery => ({ id: 'event:email', channel: 'email', kind: 'received', state: 'sent', takenAt: '2026-11-24T03:00:00Z', sentAt: '2026-11-24T03:00:05Z', ...changes });
const page = (letters?: Delivery[]) => dossierPage(aVisit(), { view: aView(), procedure: aProcedure, sections: [], dayMinutes: 480, query: {}, letters });
const told = (changes: Partial<Delivery>) => /<section[^>]*id="letters".*?<\/section>/s.exec(page([letter(changes)]))?.[0] ?? '';

describe('what the citizen was written', () => {
  it.each<[Partial<Delivery>, string]>([
    [{}, 'Thư điện tử: đã gửi'],
    [{ state: 'nobody-to-tell' }, 'Thư điện tử: công dân không để lại địa chỉ'],
    [{ channel: 'sms' }, 'Tin nhắn: đã gửi'],
    [{ channel: 'sms', fate: 'taken' }, 'Tin nhắn: đã gửi'],
    [{ channel: 'sms', fate: 'delivered' }, 'Tin nhắn: đã đến máy'],
    [{ channel: 'sms', fate: 'failed' }, 'Tin nhắn: không đến được máy'],
    [{ channel: 'sms', state: 'waiting' }, 'Tin nhắn: đang chờ gửi'],
    [{ channel: 'sms', state: 'given-up' }, 'Tin nhắn: không gửi được'],
  ])('stands beside the dossier with what became of it (%j)', (changes, words) => {
    expect(told(changes)).toContain(words);
    expect(told(changes)).toContain('Đã tiếp nhận</b>');
  });

  it('is no short message that nobody asked for, and no notice to an official', () => {
    for (const changes of [{ channel: 'sms', state: 'not-wanted' }, { channel: 'sms', state: 'nobody-to-tell' }, { kind: 'notice' }, { kind: 'digest' }] as const) expect(told(changes)).toBe('');
  });

  it('is left out while nobody can say', () => expect(page()).not.toContain('id="letters"'));
});
