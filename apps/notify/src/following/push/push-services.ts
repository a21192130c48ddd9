import { DependencyAway } from '@motcua/auth/errors';
import type { PushSubscription } from '@motcua/contracts/follows-api';
import { Networks } from '@motcua/http/networks';
import { Inject, Injectable } from '@nestjs/common';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { NOTIFY_CONFIG } from '../../config-token.ts';
import type { NotifyConfig } from '../../notify.config.ts';
import { encryptPush } from './encrypt-push.ts';
import { Vapid } from './vapid.ts';

export interface Pushed {
  readonly to: PushSubscription;
  readonly text: string;
  /** What comes later under the same name takes its place while the browser is away. At most 32 letters of base64url. */
  readonly topic: string;
}

/** A browser that is away for two days has nothing to hear any more: the page says how it stands. */
const timeToLive = 2 * 24 * 3600;
const patience = 15_000;

/** The services of the browsers' makers. An endpoint is whatever a browser, or somebody who says that they are one, has sent: it must not lead into this house. */
@Injectable()
export class PushServices {
  private readonly vapid: Vapid | undefined;
  private readonly networks: Networks;

  constructor(@Inject(NOTIFY_CONFIG) { VAPID_KEY, PUSH_NETWORKS, MAIL_FROM }: NotifyConfig) {
    const [, address = MAIL_FROM] = /<([^>]+)>/.exec(MAIL_FROM) ?? [];
    this.vapid = VAPID_KEY === undefined ? undefined : new Vapid(VAPID_KEY, `mailto:${address}`);
    this.networks = new Networks(PUSH_NETWORKS);
  }

  /** Without one no browser can subscribe. */
  get publicKey(): string | undefined {
    return this.vapid?.publicKey;
  }

  /** Whether anything may be sent there. What a name means is judged again at each connection. */
  takes(endpoint: string): boolean {
    const { protocol, hostname } = new URL(endpoint);
    try {
      this.networks.check(hostname);
    } catch {
      return false;
    }
    return protocol === 'https:' || (protocol === 'http:' && this.networks.permitsPlain(hostname));
  }

  /** @returns gone when the browser has ended it; refused when no other try will do. @throws DependencyAway */
  async send({ to: { endpoint, keys }, text, topic }: Pushed): Promise<'sent' | 'gone' | 'refused'> {
    if (!this.vapid || !this.takes(endpoint)) return 'refused';
    const url = new URL(endpoint);
    const body = encryptPush(text, keys);
    const headers = { authorization: await this.vapid.authorizationFor(url), ttl: timeToLive, topic, urgency: 'normal', 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream', 'content-length': body.length };
    const status = await this.post(url, headers, body);
    if (status >= 200 && status < 300) return 'sent';
    if (status === 404 || status === 410) return 'gone';
    if (status === 429 || status >= 500) throw new DependencyAway(`a push service answered ${status}`);
    return 'refused';
  }

  /** Node's own client: it takes a look-up of ours, follows no redirect and knows no proxy. Nothing of the answer but its status is read. */
  private post(url: URL, headers: Record<string, string | number>, body: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      const away = (error: unknown) => reject(new DependencyAway('a push service', error));
      const send = url.protocol === 'https:' ? secure : plain;
      const request = send(url, { method: 'POST', headers, agent: false, lookup: this.networks.lookup, signal: AbortSignal.timeout(patience) }, (response) => {
        response.on('error', () => undefined).resume();
        resolve(response.statusCode ?? 0);
      });
      request.on('error', away).end(body);
    });
  }
}
