import type { Flaw } from './words.ts';

interface Session {
  readonly from: string;
  readonly to: string;
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isClock = (text: string): boolean => clock.test(text);

/** Sessions of one day: times of day, each after the one before. `24:00` closes at midnight. Times compare as text. */
export function flawsOfSessions(sessions: readonly Session[], at: string): Flaw[] {
  return sessions.flatMap((session, index): Flaw[] => {
    const strange = strangeTimes(session, `${at}.${index}`);
    if (strange.length > 0) return strange;
    const { from, to } = session;
    if (to <= from) return [{ at: `${at}.${index}.to`, code: 'session-backwards', params: { from, to } }];
    const previous = sessions[index - 1];
    return previous && from < previous.to ? [{ at: `${at}.${index}.from`, code: 'session-order', params: { from } }] : [];
  });
}

function strangeTimes({ from, to }: Session, at: string): Flaw[] {
  return [
    ...(isClock(from) ? [] : [{ at: `${at}.from`, code: 'time-shape', params: { time: from } } as const]),
    ...(isClock(to) || to === '24:00' ? [] : [{ at: `${at}.to`, code: 'time-shape', params: { time: to } } as const]),
  ];
}
