import { describe, expect, it } from '@jest/globals';
import { testSecret } from '@motcua/testing/stack';
import { firstId } from '../a-status.ts';
import { readWatchToken, watchToken } from './watch-token.ts';

describe('a token to watch by', () => {
  const token = watchToken(testSecret, { dossierId: firstId, until: 2_000 });

  it('names the dossier until it is over', () => {
    expect(readWatchToken(testSecret, token, { now: 1_999 })).toEqual({ dossierId: firstId, until: 2_000 });
    expect(readWatchToken(testSecret, token, { now: 2_000 })).toBeUndefined();
  });

  it('cannot be made longer, turned to another dossier, or made by somebody else', () => {
    const longer = watchToken('another secret of thirty-two letters', { dossierId: firstId, until: 9_000 });
    const [body] = longer.split('.');
    for (const forged of [longer, `${body}.${token.split('.')[1]}`, token.slice(0, -1), `${token}x`, token.split('.')[0] ?? '', '', '.', 'ü.ü']) expect(readWatchToken(testSecret, forged, { now: 0 })).toBeUndefined();
  });

  it('for a calendar opens no page, and the other way', () => {
    const calendar = watchToken(testSecret, { dossierId: firstId, until: 2_000 }, 'calendar');
    expect(readWatchToken(testSecret, calendar, { now: 0 })).toBeUndefined();
    expect(readWatchToken(testSecret, token, { now: 0, use: 'calendar' })).toBeUndefined();
    expect(readWatchToken(testSecret, calendar, { now: 0, use: 'calendar' })?.dossierId).toBe(firstId);
  });

  it('fits into an address as it is', () => {
    expect(token).toMatch(/^[\w-]{27}\.[\w-]{22}$/);
  });
});
