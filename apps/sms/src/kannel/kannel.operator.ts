import { DependencyAway } from '@motcua/auth/errors';
import { partsOf } from '@motcua/domain/sms/gsm7';
import { type Operator, type Outgoing, SmsRefused } from '../operator/operator.ts';

/** Taken by the network, delivered, failed, refused: what Kannel is to report. */
const reports = 1 + 2 + 8 + 16;

export interface KannelAt {
  /** The sendsms interface with user and password. */
  readonly url: string;
  /** The short number that messages come from. */
  readonly from: string;
  /** Where Kannel reports to: this service's own address, as Kannel reaches it. */
  readonly reportsTo: (message: string) => string;
  readonly timeoutMs?: number;
}

/** Kannel's sendsms interface, by POST: numbers and words stand in no address. */
export class KannelOperator implements Operator {
  readonly name = 'kannel';
  private readonly address: URL;
  private readonly login: { readonly 'x-kannel-username': string; readonly 'x-kannel-password': string };
  private reached = true;

  constructor(private readonly at: KannelAt) {
    const { username, password, protocol, host } = new URL(at.url);
    this.login = { 'x-kannel-username': decodeURIComponent(username), 'x-kannel-password': decodeURIComponent(password) };
    this.address = new URL('/cgi-bin/sendsms', `${protocol}//${host}`);
  }

  get isThere(): boolean {
    return this.reached;
  }

  async send({ id, to, text }: Outgoing): Promise<string> {
    const message = `kannel:${id}`;
    const coding = partsOf(text).coding === 'ucs2' ? '2' : '0';
    const answer = await fetch(this.address, {
      method: 'POST',
      headers: {
        'content-type': 'text/plain; charset=UTF-8',
        ...this.login,
        ...{ 'x-kannel-from': this.at.from, 'x-kannel-to': to, 'x-kannel-coding': coding, 'x-kannel-charset': 'UTF-8' },
        ...{ 'x-kannel-dlr-mask': String(reports), 'x-kannel-dlr-url': this.at.reportsTo(message) },
      },
      body: text,
      signal: AbortSignal.timeout(this.at.timeoutMs ?? 10_000),
    }).catch((error: unknown) => {
      this.reached = false;
      throw new DependencyAway('Kannel', error);
    });
    this.reached = true;
    await this.judge(answer);
    return message;
  }

  /** 202: taken, or queued; 4xx: never to be taken; all else passes. */
  private async judge(answer: Response): Promise<void> {
    const said = await answer.text();
    if (answer.ok) return;
    if (answer.status >= 400 && answer.status < 500) throw new SmsRefused(`Kannel refused: ${answer.status} ${said.slice(0, 100)}`);
    throw new DependencyAway(`Kannel answered ${answer.status}`);
  }
}
