import type { Person } from '@motcua/auth/sign-in';
import { NewSecret, WebhookDetail, WebhookList, WebhookMade, WebhookReplayed, WebhookSaved, WebhookTested } from '@motcua/contracts/webhooks-api';
import type { WebhookDefinition, WebhookReplay } from '@motcua/contracts/webhooks-api';
import { answerIn } from '@motcua/pages/answer';
import { Injectable } from '@nestjs/common';
import { Services } from '../services/services.ts';

type Reader = Pick<Person, 'accessToken'>;

const at = (id: string, act = ''): string => `/v1/webhooks/${encodeURIComponent(id)}${act}`;

/** What these pages ask of connect, as the official who sits there. Each throws ServiceRefused or DependencyAway. */
@Injectable()
export class WebhooksClient {
  constructor(private readonly services: Services) {}

  async all({ accessToken: bearer }: Reader): Promise<WebhookList> {
    return answerIn(WebhookList, await this.services.connect('/v1/webhooks', { bearer }));
  }

  async one({ accessToken: bearer }: Reader, id: string): Promise<WebhookDetail> {
    return answerIn(WebhookDetail, await this.services.connect(at(id), { bearer }));
  }

  async add({ accessToken: bearer }: Reader, json: WebhookDefinition): Promise<WebhookMade> {
    return answerIn(WebhookMade, await this.services.connect('/v1/webhooks', { bearer, json }));
  }

  async change({ accessToken: bearer }: Reader, json: WebhookDefinition, seen: number): Promise<WebhookSaved> {
    return answerIn(WebhookSaved, await this.services.connect(at(json.id), { method: 'PUT', bearer, json, headers: { 'if-match': `"${seen}"` } }));
  }

  async switch({ accessToken: bearer }: Reader, id: string, on: boolean): Promise<WebhookSaved> {
    return answerIn(WebhookSaved, await this.services.connect(at(id, '/switch'), { method: 'PUT', bearer, json: { on } }));
  }

  async renewSecret({ accessToken: bearer }: Reader, id: string): Promise<NewSecret> {
    return answerIn(NewSecret, await this.services.connect(at(id, '/secrets'), { method: 'POST', bearer }));
  }

  /** A partner may think for ten seconds. */
  async test({ accessToken: bearer }: Reader, id: string): Promise<WebhookTested> {
    return answerIn(WebhookTested, await this.services.connect(at(id, '/test'), { method: 'POST', bearer, timeoutMs: 15_000 }));
  }

  async replay({ accessToken: bearer }: Reader, id: string, json: WebhookReplay): Promise<WebhookReplayed> {
    return answerIn(WebhookReplayed, await this.services.connect(at(id, '/replay'), { bearer, json }));
  }
}
