import type { ComponentChildren } from 'preact';
import { useWords } from '../words.tsx';

export interface Answer {
  readonly label: string;
  /** Nothing given shows as "Không khai". */
  readonly value?: ComponentChildren | undefined;
  readonly numeric?: boolean | undefined;
  readonly changeHref?: string | undefined;
  /** Instead of "Sửa" or "Thêm". */
  readonly changeLabel?: string | undefined;
}

export interface AnswersProps {
  readonly answers: readonly Answer[];
  /** Beside a paper, in the office. */
  readonly compact?: boolean | undefined;
}

export function Answers({ answers, compact }: AnswersProps) {
  return <dl class={compact ? 'answers compact' : 'answers'}>{answers.map((answer) => <Row answer={answer} />)}</dl>;
}

function Row({ answer: { label, value, numeric, changeHref, changeLabel } }: { answer: Answer }) {
  const t = useWords();
  const given = value !== undefined && value !== null && value !== '';
  const doing = changeLabel ?? t(given ? 'answers.change' : 'answers.add');
  return (
    <div>
      <dt>{label}</dt>
      {given ? <dd class={numeric ? 'num' : undefined}>{value}</dd> : <dd class="none">{t('answers.none')}</dd>}
      {changeHref && <dd class="change"><a href={changeHref}>{doing}<span class="visually-hidden"> {label.toLocaleLowerCase('vi')}</span></a></dd>}
    </div>
  );
}
