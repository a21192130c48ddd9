import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import { Notice } from '@motcua/ui/piece/notice';
import { addresses } from '../../addresses.ts';
import { draftFramed } from './draft-frame.tsx';
import type { DraftVisit } from './draft-visit.ts';
import { labelAt, mendOf, sheetAt, titleOf } from '../sheet/sheets.ts';

/** All that stands in the way of publication, and what may be meant so; each leads to the field that mends it. */
export function problemsPage(desk: DraftVisit): string {
  const { visit: { t }, problems } = desk;
  const of = (severity: ProcedureProblem['severity']) => problems.filter((problem) => problem.severity === severity);
  return draftFramed(desk, {
    title: t('design.tab.problems'),
    tab: 'problems',
    children: (
      <div class="prose wide">
        <h1>{t('design.problems.title', { n: of('blocks').length })}</h1>
        {of('blocks').length === 0 && <Notice tone="ok"><p>{t('design.problems.none')}</p></Notice>}
        <ProblemList desk={desk} problems={of('blocks')} />
        {of('warns').length > 0 && <><h2>{t('design.problems.warns', { n: of('warns').length })}</h2><ProblemList desk={desk} problems={of('warns')} /></>}
      </div>
    ),
  });
}

export function ProblemList({ desk, problems }: { readonly desk: DraftVisit; readonly problems: readonly ProcedureProblem[] }) {
  const { visit, draft: { content } } = desk;
  const bySheet = Map.groupBy(problems, ({ at }) => mendOf(content, at)?.sheet ?? '');
  return (
    <dl class="problem-list">
      {[...bySheet].map(([key, found]) => {
        const sheet = sheetAt(content, key);
        return <div><dt>{sheet ? titleOf(sheet, content, visit) : visit.t('design.problems.elsewhere')}</dt>{found.map((problem) => <dd><ProblemLink desk={desk} problem={problem} /></dd>)}</div>;
      })}
    </dl>
  );
}

function ProblemLink({ desk: { visit: { t, lang }, draft: { id, content } }, problem: { at, message } }: { readonly desk: DraftVisit; readonly problem: ProcedureProblem }) {
  const mend = mendOf(content, at);
  const label = labelAt(content, at);
  return mend ? <a href={`${addresses.sheet(id, mend.sheet)}#${mend.target}`}>{label && <>{t(label)}: </>}{message[lang]}</a> : <>{message[lang]} <small class="soft">{at}</small></>;
}
