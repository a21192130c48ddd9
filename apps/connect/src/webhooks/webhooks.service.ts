import type { NewSecret, WebhookDefinition, WebhookMade, WebhookSaved } from '@motcua/contracts/webhooks-api';
import type { Actor } from '@motcua/domain/actor';
import { Clock } from '@motcua/http/clock';
import { RequestProblem } from '@motcua/http/problem';
import { Inject, Injectable } from '@nestjs/common';
import { CONNECT_CONFIG, type ConnectConfig } from '../connect.config.ts';
import { Networks } from '@motcua/http/networks';
import { checkWebhook } from './webhook-checks.ts';
import { newSecret, secretOf, withNewSecret } from './webhook-secrets.ts';
import type { WebhookDocument } from './webhook.schema.ts';
import { WebhookStore, type Done } from './webhook.store.ts';

type By = Pick<Actor, 'id'>;

/** What administrators do with partners. Each act is noted with who did it. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly store: WebhookStore,
    private readonly networks: Networks,
    private readonly clock: Clock,
    @Inject(CONNECT_CONFIG) private readonly config: ConnectConfig,
  ) {}

  /** @returns the partner's secret as well, which is told this once */
  async create(definition: WebhookDefinition, by: By): Promise<WebhookMade> {
    checkWebhook(definition, this.networks);
    const secret = newSecret(this.clock.machine());
    const webhook = await this.store.create(definition, secret, this.clock.now());
    await this.note(webhook, 'made', by);
    return { ...saved(webhook), secret: this.told(webhook, secret.id) };
  }

  /** Counts for what changes from now on; what waits goes to the new address as well. */
  async change(id: string, definition: WebhookDefinition, { by, seen }: { by: By; seen: number }): Promise<WebhookSaved> {
    if (definition.id !== id) throw new RequestProblem(422, 'webhook-invalid', { detail: 'The id of a webhook stays as it is.' });
    checkWebhook(definition, this.networks);
    await this.store.get(id);
    const changed = await this.store.change(id, seen, definition);
    if (!changed) throw new RequestProblem(409, 'webhook-changed', { also: { current: { version: (await this.store.get(id)).version } } });
    await this.note(changed, 'changed', by);
    return saved(changed);
  }

  async switch(id: string, on: boolean, by: By): Promise<WebhookSaved> {
    const known = await this.store.get(id);
    if (known.on === on) return saved(known);
    const switched = (await this.store.switch(id, on)) ?? known;
    await this.note(switched, on ? 'switched-on' : 'switched-off', by);
    return saved(switched);
  }

  /** The one before stays valid for a day: each delivery is signed with both. */
  async renewSecret(id: string, by: By): Promise<NewSecret> {
    const { secrets } = await this.store.get(id);
    const fresh = newSecret(this.clock.machine());
    const renewed = await this.store.setSecrets(id, withNewSecret(secrets, fresh), secrets[0]?.id ?? '');
    if (!renewed) throw new RequestProblem(409, 'webhook-changed');
    await this.note(renewed, 'secret-made', by);
    return this.told(renewed, fresh.id);
  }

  private told({ _id }: WebhookDocument, id: string): NewSecret {
    return { id, secret: secretOf(this.config.FEED_SECRET, _id, id) };
  }

  private note(webhook: WebhookDocument, act: Done['act'], { id: by }: By): Promise<void> {
    return this.store.note(webhook, { act, by, at: this.clock.now() });
  }
}

const saved = ({ _id: id, version }: WebhookDocument): WebhookSaved => ({ id, version });
