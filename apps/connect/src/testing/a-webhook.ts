import { statusChanged } from '@motcua/contracts/events';
import type { PublicStatus } from '@motcua/contracts/dossier';
import type { WebhookDefinition, WebhookDetail, WebhookMade, WebhookTested } from '@motcua/contracts/webhooks-api';
import { newEntry } from '@motcua/messaging/event';
import { EventPublisher } from '@motcua/messaging/publisher';
import { randomUUID } from 'node:crypto';
import { DeliveryStore } from '../webhooks/delivery.store.ts';
import { WebhookStore } from '../webhooks/webhook.store.ts';
import { WebhookSweep } from '../webhooks/webhook.sweep.ts';
import type { RunningConnect } from './a-running-connect.ts';

const both = (vi: string, en: string) => ({ vi, en });

/** The ministry that follows what becomes of household businesses. */
export const aWebhook = (address: string, changes: Partial<WebhookDefinition> = {}): WebhookDefinition => ({
  id: 'bo-theo-doi',
  name: both('Hệ thống theo dõi của Bộ', 'Tracking system of the ministry'),
  agency: { code: '000.00.00.G05', name: both('Bộ Kế hoạch và Đầu tư', 'Ministry of Planning and Investment') },
  address,
  agencies: 'all',
  procedures: 'all',
  ...changes,
});

const at = '2026-11-25T09:00:00.000Z';

export const aChangedStatus = (changes: Partial<PublicStatus> = {}): PublicStatus => ({
  id: randomUUID(),
  reference: '000.12.35.H29-261125-100000042',
  lookupNumber: '66197954',
  version: 2,
  state: 'received',
  procedure: { id: 'household-business', version: 1, name: both('Đăng ký hộ kinh doanh', 'Household business registration') },
  agency: { code: '000.12.35.H29', name: both('Ủy ban nhân dân quận Bình Thạnh', 'People’s Committee of Bình Thạnh District') },
  submittedAt: at,
  paused: false,
  message: both('Bà Hạnh mang bản chính đến nhé.', 'Mrs Hạnh, please bring the original.'),
  timeline: [{ state: 'submitted', at }, { state: 'received', at }],
  changedAt: at,
  ...changes,
});

/** What one can do with the partners of a running connect. */
export function partnersOf(connect: RunningConnect) {
  const collection = (name: string) => connect.app().get(WebhookStore).database().collection<{ _id: string; webhook?: string }>(name);
  const ask = async <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> => (await connect.ask(method, `/v1/webhooks${path}`, { ...(body ? { body } : {}), headers })).json() as Answer;
  /** What is put off is due now, and a partner that rests is awake. */
  const timePasses = async (id: string): Promise<void> => {
    await collection('webhooks').updateOne({ _id: id }, { $unset: { restsUntil: 1 } });
    await connect.app().get(DeliveryStore).bringForward(id, new Date());
    connect.app().get(WebhookSweep).soon();
  };
  return {
    ask,
    add: async (definition: WebhookDefinition): Promise<string> => {
      const made = await ask<WebhookMade>('POST', '', definition);
      if (!('secret' in made)) throw new Error(JSON.stringify(made));
      return made.secret.secret;
    },
    detail: (id: string) => ask<WebhookDetail>('GET', `/${id}`),
    health: async (id: string) => (await ask<WebhookDetail>('GET', `/${id}`)).health,
    test: (id: string) => ask<WebhookTested>('POST', `/${id}/test`),
    /** As one-stop tells it. */
    tell: async (...statuses: PublicStatus[]): Promise<void> => {
      const entries = statuses.map((status) => newEntry(statusChanged, { source: '/motcua/one-stop', subject: status.id, time: new Date(status.changedAt), data: { status, factors: ['a'.repeat(22)] } }));
      await connect.app().get(EventPublisher).publish(entries);
    },
    timePasses,
    /** Nobody gave the lease back: it has to run out. */
    killedProcessHolds: async (milliseconds: number): Promise<void> => {
      await collection('leases').updateOne({ _id: 'webhooks' }, { $set: { holder: 'killed', until: new Date(Date.now() + milliseconds) } }, { upsert: true });
    },
    /** They were tried so often, and are due once more. */
    daysPass: async (id: string, tries: number): Promise<void> => {
      await collection('webhook-deliveries').updateMany({ webhook: id }, { $set: { tries } });
      await timePasses(id);
    },
  };
}
