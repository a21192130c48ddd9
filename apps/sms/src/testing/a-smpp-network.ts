import { eventually } from '@motcua/testing/eventually';
import { once } from 'node:events';
import smpp, { type Pdu, type Server, type Session } from 'smpp';

/** SMPP has room for eight signs in a password. */
export const login = { user: 'motcua', password: 'a secret' };

/** One part as the network got it. */
export interface Submission {
  readonly to: string;
  readonly text: string;
  readonly udh: readonly Buffer[];
  readonly coding: number;
  readonly reported: boolean;
}

/** An operator's network that speaks SMPP 3.4, on a loopback port: what operators have cannot be run here. */
export class SmppNetwork {
  /** What goes wrong: with which status submissions are answered, or never; whether a quiet line is answered. */
  readonly faults = { answers: 0, silent: false, deaf: false };
  readonly submitted: Submission[] = [];
  readonly counted = { bound: 0, refused: 0, unbound: 0, mostAtOnce: 0 };
  /** How it names the so-manieth message. */
  nameOf = (n: number): string => `N${n}`;
  /** What is done with a submission before it is answered. */
  before: ((id: string) => void) | undefined;
  private readonly waiting: (() => void)[] = [];
  private session: Session | undefined;
  port = 0;
  private server: Server | undefined;

  async start(): Promise<void> {
    this.server = smpp.createServer((from) => this.serve(from)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const each of [...server.sessions]) each.destroy();
    await closed;
  }

  url({ user, password } = login): string {
    return `smpp://${user}:${encodeURIComponent(password)}@127.0.0.1:${this.port}`;
  }

  bound(): Promise<Session> {
    return eventually(async () => {
      if (!this.session) throw new Error('nobody is bound');
      return this.session;
    });
  }

  /** Tells something, from a number as networks write it, without plus; answers with the status that came back. */
  async tell(from: string, text: string, more: object = {}): Promise<number> {
    const to = await this.bound();
    return new Promise((resolve) => to.deliver_sm({ source_addr: from, source_addr_ton: 1, destination_addr: '8079', short_message: { message: text }, ...more }, (pdu) => resolve(pdu.command_status)));
  }

  answerWaiting(): void {
    for (const answer of this.waiting.splice(0)) answer();
  }

  private serve(from: Session): void {
    from.on('error', () => from.destroy());
    from.on('bind_transceiver', (pdu: Pdu) => this.bind(from, pdu));
    from.on('submit_sm', (pdu: Pdu) => this.submit(from, pdu));
    from.on('enquire_link', (pdu: Pdu) => void (this.faults.deaf || from.send(pdu.response())));
    from.on('unbind', (pdu: Pdu) => {
      this.counted.unbound += 1;
      from.send(pdu.response());
    });
    from.on('close', () => {
      if (this.session === from) this.session = undefined;
    });
  }

  private bind(from: Session, pdu: Pdu): void {
    const right = pdu.system_id === login.user && pdu.password === login.password;
    this.counted[right ? 'bound' : 'refused'] += 1;
    if (right) this.session = from;
    from.send(pdu.response(right ? { system_id: 'NETWORK' } : { command_status: 0x0e }));
  }

  private submit(from: Session, pdu: Pdu): void {
    if (this.faults.answers > 0) return void from.send(pdu.response({ command_status: this.faults.answers }));
    const id = this.nameOf(this.submitted.length + 1);
    const { message = '', udh = [] } = pdu.short_message ?? {};
    this.submitted.push({ to: pdu.destination_addr ?? '', text: String(message), udh, coding: pdu.data_coding ?? 0, reported: pdu.registered_delivery === 1 });
    this.before?.(id);
    const answer = () => void from.send(pdu.response({ message_id: id }));
    if (!this.faults.silent) return answer();
    this.waiting.push(answer);
    this.counted.mostAtOnce = Math.max(this.counted.mostAtOnce, this.waiting.length);
  }
}
