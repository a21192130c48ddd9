import fc from 'fast-check';
import type { Step, Way } from '../dossier/steps.ts';
import type { Guard } from './guard.ts';
import type { ProcessSurroundings } from './surroundings.ts';

const roles = ['receptionist', 'specialist', 'head', 'leader'];

export const aStep = (id: string, next?: readonly Way[], more: Partial<Step> = {}): Step => ({
  id,
  name: { vi: `Bước ${id}`, en: `Step ${id}` },
  role: 'specialist',
  share: 0,
  ...(next ? { next } : {}),
  ...more,
});

/** Reception, a way for large houses past another step, a finding that sends back to work, and the return. */
export const aForkedProcess: readonly Step[] = [
  aStep('reception', undefined, { role: 'receptionist' }),
  aStep('appraisal', [{ to: 'inspection', when: { is: 'answer', field: 'area', test: { by: 'greater', than: 250 } }, message: { vi: 'Hồ sơ được kiểm tra thực địa', en: 'The site is inspected' } }, { to: 'approval' }], { share: 40 }),
  aStep('inspection', [{ to: 'approval', when: { is: 'working', input: 'finding', test: { by: 'equals', value: 'right' } } }, { to: 'appraisal', when: { is: 'not', guard: { is: 'working', input: 'finding', test: { by: 'equals', value: 'right' } } }, requires: { note: true } }], {
    term: { amount: 2, unit: 'working-day' },
    inputs: [{ id: 'finding', type: 'choice', label: { vi: 'Kết quả kiểm tra', en: 'Finding' }, choices: [{ value: 'right', label: { vi: 'Đúng', en: 'Right' } }, { value: 'wrong', label: { vi: 'Sai', en: 'Wrong' } }] }],
  }),
  aStep('approval', undefined, { role: 'leader', share: 20 }),
  aStep('return', undefined, { role: 'receptionist' }),
];

export const someSurroundings: ProcessSurroundings = {
  fields: new Map([
    ['area', { type: 'number', surely: true }],
    ['kind', { type: 'choice', values: ['house', 'shop'], surely: true }],
    ['lit', { type: 'yes-no', surely: false }],
  ]),
  papers: new Set(['drawing']),
};

const leaf: fc.Arbitrary<Guard> = fc.constantFrom<Guard>(
  { is: 'answer', field: 'kind', test: { by: 'equals', value: 'house' } },
  { is: 'answer', field: 'kind', test: { by: 'in', values: ['shop'] } },
  { is: 'answer', field: 'area', test: { by: 'greater', than: 250 } },
  { is: 'answer', field: 'area', test: { by: 'less', than: 100 } },
  { is: 'answer', field: 'lit', test: { by: 'equals', value: true } },
  { is: 'paper', paper: 'drawing' },
  { is: 'channel', channels: ['online'] },
);

export const aRandomGuard: fc.Arbitrary<Guard> = fc.oneof(
  leaf,
  leaf.map((guard): Guard => ({ is: 'not', guard })),
  fc.tuple(leaf, leaf).map((of): Guard => ({ is: 'any', of })),
  fc.tuple(leaf, leaf).map((of): Guard => ({ is: 'all', of })),
);

/** Any steps with any ways between them, sensible or not. */
export const aRandomProcess = (guards: fc.Arbitrary<Guard | undefined>): fc.Arbitrary<readonly Step[]> =>
  fc.integer({ min: 2, max: 7 }).chain((count) => {
    const way = fc.record({ to: fc.integer({ min: 1, max: count - 1 }).map((to) => `s${to}`), when: guards });
    const ways = (position: number) => fc.uniqueArray(way, { minLength: 1, maxLength: 3, selector: ({ to }) => to }).map((list) => list.filter(({ to }) => to !== `s${position}`));
    return fc.tuple(...Array.from({ length: count }, (_, position) => fc.option(ways(position), { nil: undefined }))).map((lists) =>
      lists.map((next, position) => aStep(`s${position}`, position === count - 1 || !next?.length ? undefined : next, { role: roles[position === 0 || position === count - 1 ? 0 : 1 + (position % 3)] ?? 'head' })),
    );
  });
