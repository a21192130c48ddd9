import { useWords } from '../words.tsx';
import { Fieldset, errorId } from './field.tsx';
import type { FieldProps } from './field.tsx';

export type DateBox = 'day' | 'month' | 'year';
/** What was typed, as typed: `name.day`, `name.month`, `name.year` in the post. */
export type TypedDate = Readonly<Partial<Record<DateBox, string>>>;

export interface DateFieldProps extends FieldProps {
  /** A PlainDate (YYYY-MM-DD) or the three boxes as they were typed. */
  readonly value?: string | TypedDate | undefined;
  /** Which boxes are wrong; all of them unless told. */
  readonly wrong?: readonly DateBox[] | undefined;
  readonly birthday?: boolean | undefined;
}

/** Three boxes: nobody should page through a calendar back to 1958. Links to the field land on `<id>-day`. */
export function DateField({ value, wrong = ['day', 'month', 'year'], birthday, ...field }: DateFieldProps) {
  const t = useWords();
  const typed = typeof value === 'string' ? boxesOf(value) : (value ?? {});
  const isWrong = (box: DateBox) => field.error !== undefined && wrong.includes(box);
  return (
    <Fieldset {...field}>
      <div class="boxes">
        {(['day', 'month', 'year'] as const).map((box) => (
          <div>
            <label for={`${field.id}-${box}`}>{t(`form.${box}`)}</label>
            <input
              class={box === 'year' ? 'w-4 num' : 'w-2 num'} id={`${field.id}-${box}`} name={`${field.name ?? field.id}.${box}`}
              inputMode="numeric" maxLength={box === 'year' ? 4 : 2} value={typed[box]}
              autocomplete={birthday ? `bday-${box}` : 'off'}
              {...(isWrong(box) ? { 'aria-invalid': 'true' as const, 'aria-describedby': errorId(field.id) } : {})}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  );
}

function boxesOf(date: string): TypedDate {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** The PlainDate behind three boxes, or undefined when they name no real day. */
export function dateOf({ day = '', month = '', year = '' }: TypedDate): string | undefined {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{4}$/.test(year.trim())) return undefined;
  const text = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  const real = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text) ? text : undefined;
}
