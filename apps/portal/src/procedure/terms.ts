import type { Procedure, Term } from '@motcua/contracts/procedure';
import { mediaNames } from './file-kinds.ts';
import { formatMoney } from '@motcua/ui/format';
import type { Visit } from '../frame/visit.ts';

type Speaking = Pick<Visit, 'lang' | 't'>;

/** "3 ngày làm việc" */
export const termInWords = ({ amount, unit }: Pick<Term, 'amount' | 'unit'>, { t }: Speaking): string => t(`term.${unit}`, { n: amount });

const hoursADay = 8;
const halves = (amount: number) => Math.max(Math.round(amount * 2) / 2, 0.5);

/** "khoảng 1,5 ngày làm việc": the part of the term that one step may take; less than a day is told in hours of work. */
export function shareInWords({ amount, unit }: Term, share: number, visit: Speaking): string | undefined {
  const own = (amount * share) / 100;
  if (own === 0) return undefined;
  const inHours = unit === 'working-day' && own < 1;
  if (unit === 'calendar-day' && own < 1) return visit.t('term.within-a-day');
  return visit.t('term.about', { term: visit.t(inHours ? 'term.working-hour' : `term.${unit}`, { n: halves(inHours ? own * hoursADay : own) }) });
}

/** What sending it on line costs. */
export function feeInWords({ fee }: Pick<Procedure, 'fee'>, { t, lang }: Speaking): string {
  const amount = fee.online ?? fee.amount;
  return amount === 0 ? t('fee.free') : formatMoney(lang, amount);
}

/** "PDF, JPG hoặc PNG" */
export function kindsInWords(kinds: readonly (keyof typeof mediaNames)[], { lang }: Speaking): string {
  return new Intl.ListFormat(lang === 'vi' ? 'vi' : 'en', { type: 'disjunction' }).format(kinds.map((kind) => mediaNames[kind]));
}

/** 0903 512 789 */
export const phoneInGroups = (phone: string): string => phone.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
