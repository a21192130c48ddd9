import type { ProcedureProblem } from '@motcua/contracts/catalogue-editing-api';
import type { FormDefinition } from '@motcua/contracts/form';
import { found } from './procedure-problem.ts';

type Part = keyof FormDefinition['applicant'];

const types: Readonly<Record<Part, readonly string[]>> = {
  name: ['person-name', 'text', 'computed'],
  phone: ['phone'],
  email: ['email'],
  identityNumber: ['identity-number'],
  address: ['address', 'text'],
};
const needed: ReadonlySet<string> = new Set<Part>(['name', 'phone']);

/** The form asks who applies, and where: papers, messages and look-ups depend on it. */
export function checkApplicant({ applicant, jurisdiction, sections }: FormDefinition): ProcedureProblem[] {
  const fields = new Map(sections.flatMap((section) => section.fields.map((field) => [field.id, { field, always: !section.when && !field.when && !field.optional }] as const)));
  const parts = Object.entries(applicant).flatMap(([part, id = '']) => {
    const at = `form.applicant.${part}`;
    const chosen = fields.get(id);
    if (!chosen || !types[part as Part].includes(chosen.field.type)) return [found(at, 'applicant-no-field', { id })];
    return needed.has(part) && !chosen.always ? [found(at, 'applicant-not-always', { label: chosen.field.label })] : [];
  });
  const placed = jurisdiction === undefined || fields.get(jurisdiction)?.field.type === 'address';
  return placed ? parts : [...parts, found('form.jurisdiction', 'jurisdiction-no-address', { id: jurisdiction })];
}
