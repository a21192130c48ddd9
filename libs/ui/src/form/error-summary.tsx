import { useWords } from '../words.tsx';

/** `target` is the id of the control: the field's id, `<id>-day` of a date, `<id>-1` of a group. */
export interface FieldProblem { readonly target: string; readonly message: string }

/** Stands on top of the page; `kit.js` gives it the focus. The words are those beside the fields. */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const t = useWords();
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('form.summary', { n: problems.length })}</h2>
      <ul>{problems.map(({ target, message }) => <li><a href={`#${target}`}>{message}</a></li>)}</ul>
    </div>
  );
}
