import { Injectable } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { WebhookHealths } from './webhook-healths.ts';

/** Reckoned when somebody scrapes. A store that is away leaves them out. */
@Injectable()
export class WebhookGauges {
  constructor(healths: WebhookHealths) {
    const all = async () => (await healths.all().catch(() => ({ webhooks: [] }))).webhooks;
    gauge('motcua_webhook_waiting', 'Statuses that a partner is still to be told of', async (set) => {
      for (const { id, waiting } of await all()) set(id, waiting);
    });
    gauge('motcua_webhook_in_trouble', 'Whether a partner has failed several times in a row (1)', async (set) => {
      for (const { id, life } of await all()) set(id, Number(life === 'trouble'));
    });
  }
}

function gauge(name: string, help: string, collect: (set: (webhook: string, value: number) => void) => Promise<void>): void {
  register.removeSingleMetric(name);
  new Gauge({
    ...{ name, help, labelNames: ['webhook'] },
    async collect() {
      this.reset();
      await collect((webhook, value) => this.set({ webhook }, value));
    },
  });
}
