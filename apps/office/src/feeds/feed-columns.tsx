import type { FeedDefinition, FeedDetail } from '@motcua/contracts/feeds-api';
import type { Lang } from '@motcua/ui/messages';
import type { Column } from '@motcua/ui/piece/table';
import type { Visit } from '../frame/visit.ts';
import { Instant } from './life.tsx';
import { sayIn } from './words.ts';

export type Refused = FeedDetail['refused'][number];
export type Contradicted = FeedDetail['contradictions'][number];
export type Mapped = FeedDefinition['states'][string] & { readonly theirs: string };

export function refusedColumns(lang: Lang): Column<Refused>[] {
  const say = sayIn(lang);
  return [
    { key: 'at', label: say('refused.at'), head: true, cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
    { key: 'why', label: say('refused.why'), phone: 'full', cell: ({ problems, fate }) => (problems.length === 0 ? say(`fate.${fate}`) : problems.map(({ message }) => <p>{message[lang]}</p>)) },
    { key: 'values', label: say('refused.values'), phone: 'full', cell: ({ values }) => Object.entries(values).map(([column, value]) => <p class="small"><b>{column}</b>: {value}</p>) },
    { key: 'from', label: say('refused.from'), phone: 'full', cell: ({ from }) => <span class="small">{from ?? '–'}</span> },
  ];
}

export function contradictionColumns({ lang, t }: Visit): Column<Contradicted>[] {
  const say = sayIn(lang);
  const said = ({ state, at }: Contradicted['taken']) => <>{t(`state.${state}`)}, <Instant at={at} /></>;
  return [
    { key: 'code', label: say('code'), head: true, cell: ({ code }) => code },
    { key: 'kind', label: say('contradictions.kind'), phone: 'full', cell: ({ kind }) => say(`contradictions.${kind}`) },
    { key: 'taken', label: say('contradictions.taken'), cell: ({ taken }) => said(taken) },
    { key: 'left', label: say('contradictions.left'), cell: ({ left }) => said(left) },
  ];
}

export function tableColumns({ lang, t }: Visit): Column<Mapped>[] {
  const say = sayIn(lang);
  return [
    { key: 'theirs', label: say('table.theirs'), head: true, cell: ({ theirs }) => theirs },
    { key: 'ours', label: say('table.ours'), cell: ({ state }) => t(`state.${state}`) },
    { key: 'says', label: say('table.says'), phone: 'full', cell: ({ says }) => says?.[lang] ?? '–' },
  ];
}
