import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { Answers } from '@motcua/contracts/form';
import type { Procedure } from '@motcua/contracts/procedure';
import { type CompiledForm, compileForm } from './compile.ts';
import { fillIn } from './fill-in.ts';
import { placedFields } from './placed-fields.ts';
import { placedRules } from './placed-rules.ts';
import { found } from './procedure-problem.ts';
import { drawnAnswers, randomAnswers } from './random-answers.ts';
import { seededRandom } from './random-values.ts';
import { type Attempt, partsOfRule, ruleWorkshop } from './rules.ts';
import { unitsOf } from './units.ts';
import type { Word } from './words.ts';

// Addresses are judged by the units of the city, which a procedure knows nothing of: one ward stands for all.
export const oneWard = unitsOf([
  { code: '00', level: 'province', name: { vi: 'Thành phố', en: 'City' } },
  { code: '000', level: 'district', parent: '00', name: { vi: 'Quận', en: 'District' } },
  { code: '00000', level: 'ward', parent: '000', name: { vi: 'Phường', en: 'Ward' } },
]);
const samples = 25;

/** The form is tried out: it compiles, its rules can be worked out on what people answer, and somebody can satisfy it. */
export function checkSamples(procedure: Procedure): ProcedureProblem[] {
  const form = compiled(procedure);
  if (typeof form === 'string') return [found('form', 'form-does-not-compile', { why: form })];
  // Judged on the day from which it is in force: the check itself knows no other.
  const circumstances = { today: procedure.effectiveFrom };
  const drawn = Array.from({ length: samples }, (_, seed) => drawnAnswers(form, seededRandom(seed), circumstances));
  const wrong = wrongRules(procedure, form, drawn);
  return wrong.length > 0 ? wrong : satisfiable(form, circumstances);
}

function compiled(procedure: Procedure): CompiledForm | string {
  try {
    return compileForm(procedure.form, { units: oneWard, procedure });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function satisfiable(form: CompiledForm, circumstances: { today: string }): ProcedureProblem[] {
  try {
    randomAnswers(form, seededRandom(1), circumstances);
    return [];
  } catch {
    return [found('form.rules', 'no-valid-answers')];
  }
}

interface Trial {
  readonly at: string;
  readonly attempt: Attempt;
  readonly names: ReadonlySet<string>;
  readonly kind: 'when' | 'formula' | 'must';
  /** The group whose rows it is asked of. */
  readonly each: string | undefined;
  /** The field that a rule between fields stands at, as it is called in `asked`. */
  readonly place: string | undefined;
}

function wrongRules(procedure: Procedure, form: CompiledForm, drawn: readonly Answers[]): ProcedureProblem[] {
  const filled = drawn.map((answers) => fillIn(form, answers));
  return trialsOf(procedure).flatMap((trial) => {
    const words = filled.flatMap(({ answers, asked }) => scenes(trial, answers, asked).map((scene) => wordFor(trial, scene)));
    const worst = words.find((word) => word !== undefined && word !== 'rule-not-yes-or-no') ?? words.find((word) => word !== undefined);
    return worst ? [found(trial.at, worst)] : [];
  });
}

function trialsOf(procedure: Procedure): Trial[] {
  const { attempt } = ruleWorkshop();
  const groups = new Map(placedFields(procedure.form).flatMap(({ at, group }) => (group ? [[at, group.id] as const] : [])));
  return placedRules(procedure).map(({ rule, at }) => {
    const kind = at.endsWith('.must') ? 'must' : at.endsWith('.formula') ? 'formula' : 'when';
    const between = kind === 'must' ? procedure.form.rules[Number(at.split('.')[2])] : undefined;
    return { at, attempt: attempt(rule), names: partsOfRule(rule).names, kind, each: between?.each ?? groups.get(at.slice(0, at.lastIndexOf('.'))), place: between?.at };
  });
}

/** The answers that a rule sees: those of the form, or of each row. A rule between fields is asked only where its field is. */
function scenes({ each, place }: Trial, answers: Answers, asked: ReadonlySet<string>): Answers[] {
  if (each === undefined) return place === undefined || asked.has(place) ? [answers] : [];
  const rows = Array.isArray(answers[each]) ? (answers[each] as Answers[]) : [];
  return rows.filter((_, index) => place === undefined || asked.has(`${each}.${index}.${place}`)).map((row) => ({ ...answers, ...row }));
}

/** A condition or formula may fail while an answer is missing; a rule between fields is then asked all the same, and would refuse. */
function wordFor({ attempt, names, kind }: Trial, answers: Answers): Word | undefined {
  const outcome = attempt(answers);
  const whole = [...names].every((name) => answers[name] !== undefined);
  if (outcome === 'threw') return whole || kind === 'must' ? 'rule-throws' : undefined;
  const { value } = outcome;
  if (kind === 'formula') return whole && !isScalar(value) ? 'formula-no-value' : undefined;
  return typeof value === 'boolean' || value === null || value === undefined ? undefined : 'rule-not-yes-or-no';
}

const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
