import { describe, expect, it } from '@jest/globals';
import { usualSteps } from '../dossier/a-dossier.ts';
import type { Step, Way } from '../dossier/steps.ts';
import { aForkedProcess, aStep, someSurroundings } from './a-process.ts';
import { processFaults } from './check-process.ts';
import type { Guard } from './guard.ts';

const term = { amount: 15, unit: 'working-day' };
const faults = (steps: readonly Step[]) => processFaults(steps, someSurroundings, term).map(({ at, code }) => `${at} ${code}`);
const forked = (id: string, changes: Partial<Step>) => aForkedProcess.map((step) => (step.id === id ? { ...step, ...changes } : step));
const onKind = (value: string): Guard => ({ is: 'answer', field: 'kind', test: { by: 'equals', value } });
const withWays = (next: readonly Way[]) => faults(forked('appraisal', { next }));

describe('a process', () => {
  it('is right as a list, and right with ways that every dossier finds open', () => {
    expect(faults(usualSteps)).toEqual([]);
    expect(faults(aForkedProcess)).toEqual([]);
  });

  it('is told all that is wrong with it at once, each at its place', () => {
    const steps = [
      aStep('reception'),
      aStep('a', [{ to: 'b' }, { to: 'nowhere' }, { to: 'a' }]),
      aStep('b', [{ to: 'c' }]),
      aStep('c', [{ to: 'b' }]),
      aStep('lost', [{ to: 'return' }, { to: 'return' }]),
      aStep('return', [{ to: 'a' }]),
    ];
    expect(faults(steps)).toEqual([
      '1.next.1.to way-unknown-step', '1.next.2.to way-to-itself', '4.next.1.to way-twice', '5.next way-after-return',
      '1.next step-loop', '2.next step-loop', '3.next step-loop', '4.id step-unreachable', '5.id step-unreachable',
    ]);
  });

  it.each<[string, readonly Way[], string[]]>([
    ['a field that there is not', [{ to: 'approval', when: { is: 'answer', field: 'height', test: { by: 'given' } } }, { to: 'inspection' }], ['1.next.0.when guard-field-unknown']],
    ['a number compared with a word', [{ to: 'approval', when: { is: 'answer', field: 'area', test: { by: 'greater', than: 'much' } } }, { to: 'inspection' }], ['1.next.0.when guard-unlike']],
    ['the order of choices', [{ to: 'approval', when: { is: 'answer', field: 'kind', test: { by: 'less', than: 'shop' } } }, { to: 'inspection' }], ['1.next.0.when guard-unlike']],
    ['a choice that is not offered', [{ to: 'approval', when: onKind('castle') }, { to: 'inspection' }], ['1.next.0.when guard-value-unknown']],
    ['what nobody puts down', [{ to: 'approval', when: { is: 'working', input: 'mood', test: { by: 'given' } } }, { to: 'inspection' }], ['1.next.0.when guard-input-unknown']],
    ['a paper that there is not', [{ to: 'approval', requires: { papers: ['deed'] } }, { to: 'inspection', when: { is: 'paper', paper: 'deed' } }], ['1.next.0.requires need-paper-unknown', '1.next.1.when guard-paper-unknown']],
  ])('does not look at %s', (_, next, expected) => {
    expect(withWays(next)).toEqual(expected);
  });

  it('a guard cannot look at what is put down only later', () => {
    const approval = { next: [{ to: 'return', when: { is: 'working', input: 'after', test: { by: 'given' } } as const }, { to: 'appraisal' }] };
    const steps = forked('approval', approval).map((step) => (step.id === 'return' ? { ...step, inputs: [{ id: 'after', type: 'text' as const, label: step.name }] } : step));
    expect(faults(steps)).toEqual(['3.next.0.when guard-input-later']);
  });

  it('two ways with every choice between them are enough; one choice left out is not', () => {
    expect(withWays([{ to: 'approval', when: onKind('house') }, { to: 'inspection', when: onKind('shop') }])).toEqual([]);
    expect(withWays([{ to: 'approval', when: onKind('house') }, { to: 'inspection', when: { is: 'all', of: [onKind('shop'), { is: 'paper', paper: 'drawing' }] } }])).toEqual(['1.next ways-may-all-shut']);
  });

  it('says in which case no way is open', () => {
    const [fault] = processFaults(forked('appraisal', { next: [{ to: 'approval', when: { is: 'answer', field: 'lit', test: { by: 'equals', value: true } } }, { to: 'inspection', when: { is: 'answer', field: 'lit', test: { by: 'equals', value: false } } }] }), someSurroundings, term);
    expect([...(fault?.example ?? [])]).toEqual([['answer lit', undefined]]);
  });

  it('an input that is always asked needs no way for its absence, an optional one does', () => {
    const [inspection] = aForkedProcess.filter(({ id }) => id === 'inspection');
    const finding = (value: string): Guard => ({ is: 'working', input: 'finding', test: { by: 'equals', value } });
    const next = [{ to: 'approval', when: finding('right') }, { to: 'appraisal', when: finding('wrong') }];
    expect(faults(forked('inspection', { next }))).toEqual([]);
    const inputs = (inspection?.inputs ?? []).map((input) => ({ ...input, optional: true }));
    expect(faults(forked('inspection', { next, inputs }))).toEqual(['2.next ways-may-all-shut']);
  });

  it('traps no dossier between two steps by what its citizen has answered', () => {
    const steps = [
      aStep('reception'),
      aStep('a', [{ to: 'b', when: onKind('house') }, { to: 'return', when: onKind('shop') }]),
      aStep('b', [{ to: 'a', when: onKind('house') }, { to: 'return', when: onKind('shop') }]),
      aStep('return'),
    ];
    expect(faults(steps)).toEqual(['1.next ways-may-trap']);
  });

  it('gives its steps no more time than there is, whatever way a dossier goes', () => {
    expect(faults(forked('approval', { share: 70 }))).toEqual([' shares-path']);
    expect(faults(forked('inspection', { term: { amount: 16, unit: 'working-day' } }))).toEqual([' terms-path']);
    expect(faults(forked('inspection', { share: 10 }))).toEqual(['2.share step-share-and-term']);
  });

  it('with more cases or ways than anybody follows is sent back, and not tried for hours', () => {
    const all = Array.from({ length: 20 }, (_, position) => `s${position}`);
    const tangled = [aStep('reception', [{ to: 's0' }]), ...all.map((id) => aStep(id, [...all.filter((other) => other !== id), 'return'].map((to) => ({ to })))), aStep('return')];
    expect(faults(tangled)).toEqual([' process-too-tangled']);
  });
});
