import type { PublicStatus } from '@motcua/contracts/dossier';
import { DossierStatusChanged, type WebhookDefinition } from '@motcua/contracts/webhooks-api';
import { createHash } from 'node:crypto';
import type { DeliveryDocument } from './delivery.schema.ts';
import type { WebhookDocument } from './webhook.schema.ts';

/** Long enough to look into what became of something, and to replay a month. */
const keptFor = 30 * 24 * 3_600_000;

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + keptFor);

interface Changed {
  readonly status: PublicStatus;
  /** When it was told. */
  readonly at: Date;
  /** By the machine's clock. */
  readonly now: Date;
}

/**
 * Of a confidential dossier nobody outside is told that it is there. For a partner that is switched off changes are kept ready, unless it
 * said itself that it wants no more.
 */
export function concerns({ gone, since, definition }: WebhookDocument, { status, at }: Changed): boolean {
  return gone !== true && at >= since && status.confidential === undefined && isAtAgency(definition, status) && (definition.procedures === 'all' || definition.procedures.includes(status.procedure.id));
}

function isAtAgency({ agencies, agency }: WebhookDefinition, { agency: { code } }: PublicStatus): boolean {
  if (agencies === 'all') return true;
  return agencies === 'own' ? code === agency.code : agencies.includes(code);
}

/** A status has one id for each partner, whatever event brought it and how often: it is there once. */
export function deliveryOf({ _id: webhook }: WebhookDocument, { status, at, now }: Changed): DeliveryDocument {
  const { id: dossier, version, reference: code } = status;
  const _id = `msg_${createHash('sha256').update(`${webhook}/${dossier}/${version}`).digest('base64url').slice(0, 27)}`;
  return { _id, webhook, dossier, version, code, body: JSON.stringify(told(status, at)), state: 'waiting', at, tries: 0, nextAt: now, expiresAt: expiryFrom(now) };
}

type Data = DossierStatusChanged['data'];

/** Named one by one: what is added to the public status some day is not told before somebody has thought of it here. */
function told(status: PublicStatus, at: Date): DossierStatusChanged {
  const { reference: code, version, state, procedure, agency, submittedAt, receivedAt, dueAt, missedDueAt, paused, supplementUntil, completedAt, returnedAt, step, elsewhere, timeline, changedAt } = status;
  const data: Record<keyof Data, unknown> = { code, version, state, procedure, agency, submittedAt, receivedAt, dueAt, missedDueAt, paused, supplementUntil, completedAt, returnedAt, step, elsewhere, timeline, changedAt };
  return DossierStatusChanged.parse({ type: 'dossier.status_changed', timestamp: at.toISOString(), data });
}
