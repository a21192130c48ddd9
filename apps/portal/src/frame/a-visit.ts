import { wordsIn } from '../messages.ts';
import type { Visit } from './visit.ts';

export const aVisit = (changes: Partial<Visit> = {}): Visit => {
  const lang = changes.lang ?? 'vi';
  return { lang, t: wordsIn(lang), here: '/', person: { name: 'Nguyễn Thị Minh Hạnh', acr: 'password' }, csrf: 'a-token', ...changes };
};
