import type { Procedure, Term } from '@motcua/contracts/procedure';
import { mediaNames } from './file-kinds.ts';
import { formatMoney } from '@motcua/ui/format';
import type { Visit } from '../frame/visit.ts';

type Speaking = Pick<Visit, 'lang' | 't'>;

/** "3 ngày làm việc" */
export const termInWords = ({ amount, unit }: Term, { t }: Speaking): string => t(`term.${unit}`, { n: amount });

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
