import { z } from 'zod';
import { AgencyCode } from './agency.ts';
import { Role, StepInput, StepTerm } from './step.ts';
import { BilingualText, InstantText, Slug } from './text.ts';

/** What an official puts down at a step: by the ids of its inputs. */
export const Workings = z.record(Slug, z.union([z.string().trim().max(2000), z.number()]));
export type Workings = z.infer<typeof Workings>;

/** A way on from the step in hand. `depends`: whether it is open follows from what is put down with the move. */
export const WayOn = z.strictObject({
  to: Slug,
  step: BilingualText,
  name: BilingualText.optional(),
  /** It is the approval of the result. */
  decision: z.boolean(),
  open: z.boolean(),
  depends: z.boolean(),
  because: BilingualText.optional(),
  /** A note has to go with it. */
  note: z.boolean(),
  message: BilingualText.optional(),
  /** Who would have it. */
  agency: BilingualText.optional(),
});
export type WayOn = z.infer<typeof WayOn>;

/** A step of the process that a dossier follows. `passed-by`: no way leads there any more. */
export const ProcessStep = z.strictObject({
  id: Slug,
  name: BilingualText,
  role: Role.or(z.string()),
  state: z.enum(['done', 'current', 'ahead', 'passed-by']),
  /** When it is not the dossier's own. */
  agency: z.strictObject({ code: AgencyCode, name: BilingualText }).optional(),
  term: StepTerm.optional(),
  ways: z.array(z.strictObject({ to: Slug, name: BilingualText.optional(), when: BilingualText.optional() })),
});
export type ProcessStep = z.infer<typeof ProcessStep>;

/** The process of a dossier as officials see it. */
export const DossierProcess = z.strictObject({
  /** Version of the procedure whose steps it follows. */
  version: z.int(),
  steps: z.array(ProcessStep),
  ways: z.array(WayOn),
  /** What the step in hand asks for. */
  inputs: z.array(StepInput),
  /** What was put down so far, in the order of the steps. */
  workings: z.array(z.strictObject({ id: Slug, label: BilingualText, step: BilingualText, value: z.union([z.string(), z.number()]), said: BilingualText })),
  stepDueAt: InstantText.optional(),
});
export type DossierProcess = z.infer<typeof DossierProcess>;

/** Where each step of the old version goes in the new one; those that are not named go to the step of the same id. */
export const StepMapping = z.record(Slug, Slug);
export type StepMapping = z.infer<typeof StepMapping>;

export const MigrationPlan = z.strictObject({ procedure: Slug, from: z.int().min(1), to: z.int().min(1), steps: StepMapping.default({}) });
export type MigrationPlan = z.infer<typeof MigrationPlan>;
export const MigrationDryRun = z.strictObject({ ...MigrationPlan.shape, page: z.int().min(1).max(100).default(1) });
export type MigrationDryRun = z.infer<typeof MigrationDryRun>;

/** Why a dossier stays with the version that it follows. */
export const StaysBecause = z.enum(['step-gone', 'before-reception', 'after-reception', 'before-decision', 'after-decision', 'no-officials', 'unreached']);
export type StaysBecause = z.infer<typeof StaysBecause>;

/** A dossier that would move, or would not and why. No person is named. */
export const MigrationRow = z.strictObject({
  reference: z.string(),
  agency: AgencyCode,
  from: z.strictObject({ step: BilingualText, dueAt: InstantText.optional() }),
  to: z.strictObject({ step: BilingualText, dueAt: InstantText.optional() }).optional(),
  stays: StaysBecause.optional(),
});
export type MigrationRow = z.infer<typeof MigrationRow>;

/** How two versions' processes differ for dossiers in flight. `additive`: nothing a dossier stands at or goes by was taken away. */
export const ProcessComparison = z.strictObject({
  additive: z.boolean(),
  steps: z.array(z.strictObject({ id: Slug, name: BilingualText, to: Slug.optional(), change: z.enum(['same', 'changed', 'gone']) })),
  added: z.array(z.strictObject({ id: Slug, name: BilingualText })),
});
export type ProcessComparison = z.infer<typeof ProcessComparison>;

export const MigrationOutlook = z.strictObject({
  ...MigrationPlan.shape,
  comparison: ProcessComparison,
  seen: z.int(),
  moves: z.int(),
  /** How many would get another holder, because another role or agency does their step. */
  handedOver: z.int(),
  stays: z.array(z.strictObject({ because: StaysBecause, count: z.int() })),
  asOf: InstantText,
  /** A thousand at most are told one by one: those that stay first. */
  rows: z.array(MigrationRow),
  page: z.int(),
  pages: z.int(),
});
export type MigrationOutlook = z.infer<typeof MigrationOutlook>;

/** A plan that is being carried out, or was. */
export const Migration = z.strictObject({
  id: z.uuid(),
  ...MigrationPlan.shape,
  by: z.string(),
  begunAt: InstantText,
  state: z.enum(['waiting', 'running', 'done']),
  seen: z.int(),
  moved: z.int(),
  stayed: z.int(),
  doneAt: InstantText.optional(),
});
export type Migration = z.infer<typeof Migration>;

/** Open dossiers of a procedure, by the version whose steps they follow, and what was done about them. */
export const ProcessesInFlight = z.strictObject({
  procedure: Slug,
  versions: z.array(z.strictObject({ version: z.int(), dossiers: z.int() })),
  migrations: z.array(Migration),
});
export type ProcessesInFlight = z.infer<typeof ProcessesInFlight>;
