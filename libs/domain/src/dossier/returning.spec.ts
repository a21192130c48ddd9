import { describe, expect, it } from '@jest/globals';
import { aCalendar, clock } from '../calendar/a-calendar.ts';
import { plainDate } from '../calendar/plain-date.ts';
import { aDossier, aPostedDossier, people } from './a-dossier.ts';
import { permissions } from './permission.ts';
import { IllegalMove, MoveIncomplete } from './refusals.ts';
import { confirmDelivery, type HandOver, type ResultReturned, returnResult } from './returning.ts';

const at = clock('2026-11-27 08:00');
const owner = { as: 'owner', identityNumber: '079186001234' } as const;
const signed = { strokes: [[10, 20, 30, 40]] };
const postage = { carrier: 'VNPost', tracking: 'EA123456789VN', address: '128/5 Đinh Tiên Hoàng', postedOn: '2026-11-27' };
const returned = (channel: ResultReturned['channel'], handOver: HandOver = {}) => returnResult(aDossier('completed'), { by: people.receptionist, at, collector: 'Nguyễn Thị Minh Hạnh', channel, ...handOver });

describe('a result', () => {
  it('handed over at the counter says who took it and how they signed', () => {
    expect(returned('counter', { identity: owner, signed }).returned).toEqual({ at, collector: 'Nguyễn Thị Minh Hạnh', channel: 'counter', identity: owner, signed });
  });

  it('may be signed for by hand on a numbered slip', () => {
    expect(returned('counter', { identity: owner, signed: { slip: '12/2026' } }).returned?.signed).toEqual({ slip: '12/2026' });
  });

  it.each([
    ['to nobody who has not signed', 'counter', { identity: owner }],
    ['to nobody but the owner without a paper', 'counter', { identity: { as: 'authorised', identityNumber: '079078005678' }, signed }],
    ['at the counter by no carrier', 'counter', { postage }],
    ['by post with no signature', 'post', { postage, signed }],
    ['on line to nobody whose card was looked at', 'online', { identity: owner, signed }],
  ] as const)('is handed over %s', (_, channel, handOver) => {
    expect(() => returned(channel, handOver)).toThrow(MoveIncomplete);
  });

  it('sent by post arrives once, after it was posted and not tomorrow', () => {
    const arrive = (deliveredOn: string) => confirmDelivery(aPostedDossier(), { by: people.receptionist, at: clock('2026-11-30 09:00'), deliveredOn: plainDate(deliveredOn) }, aCalendar());
    const arrived = arrive('2026-11-28');
    expect(arrived.returned?.postage?.deliveredOn).toBe('2026-11-28');
    expect(() => arrive('2026-11-26')).toThrow(MoveIncomplete);
    expect(() => arrive('2026-12-01')).toThrow(MoveIncomplete);
    expect(() => confirmDelivery(arrived, { by: people.receptionist, at: clock('2026-12-01 09:00'), deliveredOn: plainDate('2026-11-28') }, aCalendar())).toThrow(IllegalMove);
  });

  it('that was not posted is not offered to arrive', () => {
    const offered = (dossier: ReturnType<typeof aPostedDossier>) => permissions(dossier, people.receptionist).some(({ move, allowed }) => move === 'confirm-delivery' && allowed);
    expect([offered(aPostedDossier()), offered(aDossier('returned'))]).toEqual([true, false]);
  });
});
