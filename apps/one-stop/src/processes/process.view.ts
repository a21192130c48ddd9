import type { DossierView } from '@motcua/contracts/one-stop-api';
import type { DossierProcess, ProcessStep, WayOn as WayShown } from '@motcua/contracts/process-api';
import type { BilingualText } from '@motcua/contracts/text';
import { currentStep, stepsBehind } from '@motcua/domain/dossier/current-step';
import type { Step, StepInput } from '@motcua/domain/dossier/steps';
import { isDecision, waysOf } from '@motcua/domain/dossier/steps';
import { type WayOn, waysOn } from '@motcua/domain/dossier/ways';
import { reachable } from '@motcua/domain/process/graph';
import { guardInWords } from '@motcua/forms/said-guard';
import { valueIn } from '@motcua/forms/process-names';
import type { KeptDossier } from '../dossiers/kept-dossier.ts';
import { whyShutInWords } from './way-words.ts';
import type { ProcessWords } from './process-words.ts';

type Standing = ProcessStep['state'];

/** The steps that the dossier has been through, is at and can still come to, as a list that everybody may see. */
export function stepsInSight(dossier: KeptDossier): DossierView['steps'] {
  return dossier.steps.flatMap(({ id, name, role }) => {
    const state = standingOf(dossier, id);
    return state === 'passed-by' ? [] : [{ id, name, role, state }];
  });
}

/** How the dossier may go on, where it is, and what was put down on the way. */
export function presentProcess(dossier: KeptDossier, words: ProcessWords): DossierProcess {
  const open = dossier.returned === undefined && dossier.closed === undefined;
  return {
    version: words.followed.version,
    steps: dossier.steps.map((step, position) => presentStep(dossier, { step, position }, words)),
    ways: open ? waysOn(dossier, { note: 'any' }).map((way) => presentWay(dossier, way, words)) : [],
    inputs: open ? inputsOf(currentStep(dossier).step, words) : [],
    workings: workingsOf(dossier, words),
    ...(dossier.stepDueAt === null ? {} : { stepDueAt: dossier.stepDueAt }),
  };
}

function standingOf(dossier: KeptDossier, id: string): Standing {
  const behind = stepsBehind(dossier).some((step) => step.id === id);
  if (dossier.returned !== undefined) return behind || id === dossier.stepId ? 'done' : 'passed-by';
  if (id === dossier.stepId) return 'current';
  if (behind) return 'done';
  return reachable(dossier.steps, dossier.stepId).has(id) ? 'ahead' : 'passed-by';
}

function presentStep(dossier: KeptDossier, { step, position }: { readonly step: Step; readonly position: number }, words: ProcessWords): ProcessStep {
  const { id, name, role, term, agency } = step;
  const ways = waysOf(dossier.steps, position).map(({ to, name: called, when }) => ({ to, ...(called ? { name: called } : {}), ...(when ? { when: guardInWords(when, words.names) } : {}) }));
  return { id, name, role, state: standingOf(dossier, id), ways, ...(term ? { term } : {}), ...(agency === undefined ? {} : { agency: { code: agency, name: nameOfAgency(agency, words) } }) };
}

const nameOfAgency = (code: string, { agencies }: ProcessWords): BilingualText => agencies.get(code) ?? { vi: code, en: code };

function presentWay(dossier: KeptDossier, { way, step, because, depends }: WayOn, words: ProcessWords): WayShown {
  const agency = step.agency ?? dossier.agency.code;
  const leavesAgency = agency !== (currentStep(dossier).step.agency ?? dossier.agency.code);
  return {
    to: way.to,
    step: step.name,
    ...(way.name ? { name: way.name } : {}),
    decision: isDecision(dossier.steps, way),
    open: because === undefined,
    depends,
    ...(because ? { because: whyShutInWords(because, way, words) } : {}),
    note: way.requires?.note === true,
    ...(way.message ? { message: way.message } : {}),
    ...(leavesAgency ? { agency: nameOfAgency(agency, words) } : {}),
  };
}

/** With words and choices as the version says them; the dossier pins the same ones. */
function inputsOf({ inputs = [] }: Step, { names }: ProcessWords): DossierProcess['inputs'] {
  return inputs.flatMap(({ id }) => names.inputs.get(id) ?? []);
}

function workingsOf({ steps, workings = {} }: KeptDossier, words: ProcessWords): DossierProcess['workings'] {
  const asked = steps.flatMap(({ name: step, inputs = [] }) => inputs.map((input) => ({ step, input })));
  return asked.flatMap(({ step, input }) => {
    const value = workings[input.id];
    return value === undefined ? [] : [{ id: input.id, label: input.label, step, value, said: saidOf(input, value, words) }];
  });
}

function saidOf({ id, choices = [] }: StepInput, value: string | number, { names }: ProcessWords): BilingualText {
  const chosen = choices.find((choice) => choice.value === value);
  return chosen ? chosen.label : { vi: valueIn(names, id, value, 'vi'), en: valueIn(names, id, value, 'en') };
}
