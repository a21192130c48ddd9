import type { FeesView, OnlinePayment } from '@motcua/contracts/fees-api';
import type { Actor } from '@motcua/domain/actor';
import { testSecret } from '@motcua/testing/stack';
import { randomUUID } from 'node:crypto';
import { people } from './a-city.ts';
import { aCallback, aProvider } from './a-provider.ts';
import { aRunningOneStop } from './a-running-one-stop.ts';

/** one-stop with a payment provider, and what people and the provider do there. The provider is asked about a payment only when a spec says so. */
export async function aPayingOneStop() {
  const provider = await aProvider();
  const oneStop = await aRunningOneStop({ PAY_SANDBOX_URL: provider.url, PAY_SANDBOX_SECRET: testSecret, PAYMENT_SWEEP_MS: '100', PAYMENT_ASK_AFTER_SECONDS: '3600' });
  const post = (by: Actor, url: string, payload: object = {}, key: string = randomUUID()) => oneStop.desk.ask(by, { method: 'POST', url, payload, headers: { 'idempotency-key': key } });
  return {
    oneStop,
    provider,
    post,
    begin: async (id: string, by: Actor = people.citizen, key?: string) => (await post(by, `/v1/dossiers/${id}/payments`, {}, key)).json<OnlinePayment>(),
    look: async ({ id, dossier }: OnlinePayment) => (await oneStop.desk.get(people.citizen, `/${dossier.id}/payments/${id}`)).json<OnlinePayment>(),
    fees: async (id: string) => (await oneStop.desk.get(people.receptionist, `/${id}/fees`)).json<FeesView>(),
    told: (notice: object, how: Parameters<typeof aCallback>[1] = {}) => oneStop.app.inject(aCallback(notice, how)),
    async close() {
      await oneStop.close();
      await provider.close();
    },
  };
}
export type PayingOneStop = Awaited<ReturnType<typeof aPayingOneStop>>;
