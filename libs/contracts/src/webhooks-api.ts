import { z } from 'zod';
import { PublicStatus } from './dossier.ts';
import { BilingualText, InstantText, Slug } from './text.ts';

/** Which dossiers a partner is told of; both must fit. `own`: those of the partner's own agency. */
const Told = {
  agencies: z.union([z.enum(['all', 'own']), z.array(z.string().min(1).max(40)).min(1).max(200)]),
  procedures: z.union([z.literal('all'), z.array(Slug).min(1).max(200)]),
};

/** A partner that public statuses are posted to, as data. */
export const WebhookDefinition = z.strictObject({
  id: Slug.max(60),
  name: BilingualText,
  agency: z.strictObject({ code: z.string(), name: BilingualText }),
  address: z.url({ protocol: /^https?$/ }).max(500),
  ...Told,
});
export type WebhookDefinition = z.infer<typeof WebhookDefinition>;

const { reference, version, state, procedure, agency, submittedAt, receivedAt, dueAt, missedDueAt, paused, supplementUntil, completedAt, returnedAt, step, elsewhere, timeline, changedAt } = PublicStatus.shape;

/**
 * What is posted when the public status of a dossier changed: the status as look-up shows it, in full, so that the newest says everything.
 * Never who it is about, what somebody was told, or anything that opens more than this.
 */
export const DossierStatusChanged = z.strictObject({
  type: z.literal('dossier.status_changed'),
  timestamp: InstantText,
  data: z.strictObject({ code: reference, version, state, procedure, agency, submittedAt, receivedAt, dueAt, missedDueAt, paused, supplementUntil, completedAt, returnedAt, step, elsewhere, timeline, changedAt }),
});
export type DossierStatusChanged = z.infer<typeof DossierStatusChanged>;

/** What is posted when somebody presses the button to try. */
export const WebhookTest = z.strictObject({ type: z.literal('webhook.test'), timestamp: InstantText, data: z.strictObject({ webhook: Slug }) });
export type WebhookTest = z.infer<typeof WebhookTest>;

/** Why a partner did not take something. `status` of an HTTP answer. */
export const DeliveryFault = z.strictObject({ code: z.enum(['answered', 'redirects', 'gone', 'timeout', 'unreachable', 'certificate', 'not-permitted']), status: z.int().optional() });
export type DeliveryFault = z.infer<typeof DeliveryFault>;

/** `superseded`: never sent, because a newer status of the dossier was there before it could be. */
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed', 'superseded']);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const DeliveryTold = z.strictObject({
  /** `webhook-id`, the same at each try. */
  id: z.string(),
  test: z.boolean(),
  code: z.string().optional(),
  version: z.int().optional(),
  state: DeliveryState,
  at: InstantText,
  tries: z.int(),
  nextAt: InstantText.optional(),
  deliveredAt: InstantText.optional(),
  fault: DeliveryFault.optional(),
});
export type DeliveryTold = z.infer<typeof DeliveryTold>;

export const WebhookHealth = z.strictObject({
  id: Slug,
  version: z.int(),
  name: BilingualText,
  agency: WebhookDefinition.shape.agency,
  ...Told,
  address: z.string(),
  on: z.boolean(),
  /** `new`: nothing was told yet. `trouble`: several failures in a row; it is asked less and less often until it takes something. */
  life: z.enum(['alive', 'trouble', 'off', 'new']),
  /** It said so itself (410). */
  gone: z.boolean(),
  lastDeliveredAt: InstantText.optional(),
  waiting: z.int(),
  failed: z.int(),
  delivered: z.int().describe('in the last 24 hours'),
  failuresInRow: z.int(),
  fault: DeliveryFault.optional(),
  restsUntil: InstantText.optional(),
});
export type WebhookHealth = z.infer<typeof WebhookHealth>;
export const WebhookList = z.strictObject({ webhooks: z.array(WebhookHealth), at: InstantText });
export type WebhookList = z.infer<typeof WebhookList>;

export const WebhookAct = z.enum(['made', 'changed', 'switched-on', 'switched-off', 'secret-made', 'replayed', 'tested']);
export type WebhookAct = z.infer<typeof WebhookAct>;
/** Who did what to it, newest first. The partner itself where it answered 410. */
export const WebhookChange = z.strictObject({ act: WebhookAct, by: z.string(), at: InstantText, version: z.int() });
export type WebhookChange = z.infer<typeof WebhookChange>;

export const WebhookDetail = z.strictObject({
  health: WebhookHealth,
  definition: WebhookDefinition,
  secrets: z.array(z.strictObject({ id: z.string(), createdAt: InstantText, validUntil: InstantText.optional() })),
  deliveries: z.array(DeliveryTold),
  changes: z.array(WebhookChange),
});
export type WebhookDetail = z.infer<typeof WebhookDetail>;

/** The secret is told once. */
export const NewSecret = z.strictObject({ id: z.string(), secret: z.string() });
export type NewSecret = z.infer<typeof NewSecret>;
export const WebhookMade = z.strictObject({ id: Slug, version: z.int(), secret: NewSecret });
export type WebhookMade = z.infer<typeof WebhookMade>;
export const WebhookSaved = z.strictObject({ id: Slug, version: z.int() });
export type WebhookSaved = z.infer<typeof WebhookSaved>;

export const WebhookSwitch = z.strictObject({ on: z.boolean() });
export type WebhookSwitch = z.infer<typeof WebhookSwitch>;

export const WebhookReplay = z.union([z.strictObject({ what: z.literal('failed') }), z.strictObject({ what: z.literal('since'), from: InstantText })]);
export type WebhookReplay = z.infer<typeof WebhookReplay>;
export const WebhookReplayed = z.strictObject({ deliveries: z.int() });
export type WebhookReplayed = z.infer<typeof WebhookReplayed>;

export const WebhookTested = z.strictObject({ delivered: z.boolean(), fault: DeliveryFault.optional(), milliseconds: z.int() });
export type WebhookTested = z.infer<typeof WebhookTested>;
