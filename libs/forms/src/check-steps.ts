import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Field } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import type { Role, Step } from '@motcua/contracts/step';
import type { BilingualText } from '@motcua/contracts/text';
import type { Step as Followed } from '@motcua/domain/dossier/steps';
import { processFaults } from '@motcua/domain/process/check-process';
import type { ProcessFault } from '@motcua/domain/process/process-problem';
import type { FactKind, ProcessSurroundings } from '@motcua/domain/process/surroundings';
import { found } from './procedure-problem.ts';
import { labelIn, type ProcessNames, processNames } from './process-names.ts';
import { caseInWords } from './said-guard.ts';

/** Whether dossiers get from reception to return by these steps, in every case, and whether there are officials for them. */
export function checkSteps(procedure: Procedure): ProcedureProblem[] {
  const { steps, term } = procedure;
  const plain = steps.every(({ next, term: own }) => next === undefined && own === undefined);
  const sum = steps.reduce((total, { share }) => total + share, 0);
  const faults = processFaults(steps.map(followed), surroundingsOf(procedure), { amount: Math.max(term.amount, term.complex ?? 0), unit: term.unit });
  const names = processNames(procedure);
  return [
    ...(plain && sum !== 100 ? [found('steps', 'shares-sum', { sum })] : []),
    ...faults.filter(({ code }) => !(plain && code === 'shares-path')).map((fault) => inWords(fault, names)),
    ...checkDesk(procedure),
    ...checkAgencies(procedure),
  ];
}

/** As the domain follows it; which agency it is is known only when a dossier is opened. */
const followed = ({ agency: _, ...step }: Step): Followed => step;

function inWords({ at, code, params, steps = [], example }: ProcessFault, names: ProcessNames): ProcedureProblem {
  const called = (id: string): BilingualText => names.steps.get(id) ?? { vi: id, en: id };
  const listed = (lang: 'vi' | 'en') => steps.map((id) => called(id)[lang]).join(' → ');
  const id = String(params['id'] ?? '');
  return found(at === '' ? 'steps' : `steps.${at}`, code, {
    ...params,
    step: { vi: listed('vi'), en: listed('en') },
    what: { vi: labelIn(names, id, 'vi'), en: labelIn(names, id, 'en') },
    ...(example ? { example: caseInWords(example, names) } : {}),
  });
}

function surroundingsOf({ form, papers }: Procedure): ProcessSurroundings {
  const fields = form.sections.flatMap((section) => section.fields.map((field) => [field.id, kindOf(field, section.when === undefined && field.when === undefined && !field.optional)] as const));
  return { fields: new Map(fields), papers: new Set(papers.map(({ id }) => id)) };
}

const plainKinds: Readonly<Partial<Record<Field['type'], 'yes-no' | 'number' | 'date' | 'text'>>> = {
  'yes-no': 'yes-no', commitment: 'yes-no', integer: 'number', decimal: 'number', money: 'number', date: 'date',
  text: 'text', 'long-text': 'text', 'person-name': 'text', 'identity-number': 'text', 'tax-code': 'text', 'parcel-number': 'text', phone: 'text', email: 'text',
};

function kindOf(field: Field, surely: boolean): FactKind {
  if (field.type === 'choice' || field.type === 'choices') return { type: 'choice', values: field.choices.map(({ value }) => value), many: field.type === 'choices', surely };
  return { type: plainKinds[field.type] ?? 'other', surely };
}

// The domain reads duties from the step's place (`stepMoves`): the first receives and the last returns, both at the one-stop unit's desk.
// A confidential dossier never passes that desk: each of its steps is the inspector's.
function checkDesk({ steps, confidential }: Procedure): ProcedureProblem[] {
  const atDesk = (step: Step) => step === steps[0] || step === steps.at(-1);
  return steps.flatMap((step, position) => {
    const at = `steps.${position}.role`;
    if (confidential) return step.role === 'inspector' ? [] : [found(at, 'step-not-inspector', { step: step.name })];
    return atDesk(step) && step.role !== 'receptionist' ? [found(at, 'step-not-receptionist', { step: step.name })] : [];
  });
}

type Kind = 'ward' | 'district' | 'department' | 'city';

/** Wards have no divisions with a head, and no inspectorate. */
const rolesAt: Readonly<Record<Kind, readonly Role[]>> = {
  ward: ['receptionist', 'specialist', 'leader'],
  district: ['receptionist', 'specialist', 'head', 'leader', 'inspector'],
  department: ['receptionist', 'specialist', 'head', 'leader', 'inspector'],
  city: ['receptionist', 'specialist', 'head', 'leader', 'inspector'],
};

function checkAgencies({ steps, unit, confidential, form }: Procedure): ProcedureProblem[] {
  const own: Kind = unit === 'ministry' ? 'city' : unit;
  return steps.flatMap((step, position) => {
    const atDesk = position === 0 || position === steps.length - 1;
    if (step.agency && (confidential || atDesk)) return [found(`steps.${position}.agency`, confidential ? 'step-agency-confidential' : 'step-agency-desk', { step: step.name })];
    if (!isFound(step, form)) return [found(`steps.${position}.agency.of`, 'step-agency-no-address', { step: step.name })];
    const kind = kindOfAgency(step, own);
    return kind && !rolesAt[kind].includes(step.role) ? [found(`steps.${position}.role`, 'step-no-official', { step: step.name })] : [];
  });
}

/** Undefined for one that is named by its code: what kind it is the catalogue's tree knows, not its form. */
function kindOfAgency({ agency }: Step, own: Kind): Kind | undefined {
  if (!agency) return own;
  if ('code' in agency) return undefined;
  if ('unit' in agency) return agency.unit;
  return own === 'ward' ? 'district' : 'city';
}

/** By an address on the form, where it goes by one. */
const isFound = ({ agency }: Step, form: Procedure['form']) => !agency || !('unit' in agency) || hasAddress(form, agency.of ?? form.jurisdiction);

const hasAddress = ({ sections }: Procedure['form'], id: string | undefined) => sections.some(({ fields }) => fields.some((field) => field.id === id && field.type === 'address'));
