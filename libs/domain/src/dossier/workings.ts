import { isPlainDate } from '../calendar/plain-date.ts';
import { isGiven } from '../process/guard.ts';
import { currentStep } from './current-step.ts';
import type { Dossier } from './dossier.ts';
import type { StepInput } from './steps.ts';
import { InputUnfit } from './way-refusals.ts';

/** What officials have put down at the steps, by the ids of the steps' inputs. */
export type Workings = Readonly<Record<string, string | number>>;

/** The workings with what is put down at the step in hand. Whoever leaves a step has filled in all that it asks for. @throws InputUnfit */
export function filledIn(dossier: Dossier, given: Workings = {}): Workings | undefined {
  const { inputs = [] } = currentStep(dossier).step;
  const stranger = Object.keys(given).find((id) => !inputs.some((input) => input.id === id));
  if (stranger !== undefined) throw new InputUnfit(dossier, stranger, 'unknown');
  if (inputs.length === 0) return dossier.workings;
  const kept = Object.entries({ ...dossier.workings, ...given }).filter(([, value]) => isGiven(value));
  const workings: Workings = Object.fromEntries(kept);
  for (const input of inputs) checkInput(dossier, input, workings[input.id]);
  return workings;
}

function checkInput(dossier: Dossier, input: StepInput, value: string | number | undefined): void {
  if (value === undefined) {
    if (!input.optional) throw new InputUnfit(dossier, input.id, 'missing');
    return;
  }
  if (!fitting[input.type](value, input)) throw new InputUnfit(dossier, input.id, 'unfit');
}

const fitting: Readonly<Record<StepInput['type'], (value: string | number, input: StepInput) => boolean>> = {
  text: (value, { maxLength = 2_000 }) => typeof value === 'string' && value.length <= maxLength,
  number: (value, { min = -Infinity, max = Infinity }) => typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max,
  date: (value) => typeof value === 'string' && isPlainDate(value),
  choice: (value, { choices = [] }) => choices.some((choice) => choice.value === value),
};
