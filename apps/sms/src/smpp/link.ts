import { DependencyAway } from '@motcua/auth/errors';
import type { Logger } from '@motcua/logging/logger';
import { once } from 'node:events';
import smpp, { type Pdu, type Session } from 'smpp';
import { ask } from './ask.ts';
import { loginRefused, status } from './statuses.ts';

/** Where the network is, from SMPP_URL: `smpp://user:password@host:2775?system_type=VMA`. */
export interface NetworkAt {
  readonly url: string;
}

/** In milliseconds: how long an answer may take, how often a quiet link is asked, and how long to wait before trying again, longer each time. */
export const usualTimes = { answer: 10_000, enquire: 30_000, firstPause: 1_000, longestPause: 60_000 };
export type LinkTimes = typeof usualTimes;

/** Handles what the network says in its so-manieth session, and answers with a status once it is safe. */
type Listener = (pdu: Pdu, session: number) => Promise<number>;

/** More than that is told again: whoever waits behind so many has no answer in time, and all others would not either. */
const mostUnderWay = 500;

/** The one session with the network: bound again whenever it goes, for as long as this process lives. */
export class SmppLink {
  private bound: Session | undefined;
  private current: Session | undefined;
  private retry: NodeJS.Timeout | undefined;
  private failures = 0;
  private sessions = 0;
  private ended = false;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly at: NetworkAt,
    private readonly listen: Listener,
    private readonly logger: Logger,
    private readonly times: LinkTimes = usualTimes,
  ) {}

  get isBound(): boolean {
    return this.bound !== undefined;
  }

  open(): void {
    const { protocol, host } = new URL(this.at.url);
    const session = smpp.connect({ url: `${protocol}//${host}` });
    // Each question that waits for its answer also waits for the end of the connection.
    session.setMaxListeners(0);
    this.current = session;
    const slow = setTimeout(() => session.destroy(), this.times.answer);
    session.once(protocol === 'ssmpp:' ? 'secureConnect' : 'connect', () => {
      clearTimeout(slow);
      void this.bind(session);
    });
    session.on('error', (error: unknown) => {
      this.logger.debug({ err: error }, 'the connection to the network failed');
      session.destroy();
    });
    session.once('close', () => {
      clearTimeout(slow);
      this.hungUp();
    });
    for (const told of ['deliver_sm', 'data_sm']) session.on(told, (pdu: Pdu) => this.hear(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
  }

  /** @throws DependencyAway */
  async submit(fields: object): Promise<Pdu> {
    if (!this.bound) throw new DependencyAway('the network');
    return ask(this.bound, 'submit_sm', fields, this.times.answer);
  }

  /** Finishes what was heard, says good-bye, and comes back no more. */
  async close(): Promise<void> {
    this.ended = true;
    clearTimeout(this.retry);
    await Promise.all(this.underWay);
    const session = this.current;
    if (!session) return;
    const gone = once(session, 'close');
    if (this.bound) await ask(session, 'unbind', {}, this.times.answer).catch(() => undefined);
    session.destroy();
    await gone;
  }

  private async bind(session: Session): Promise<void> {
    const { username, password, searchParams } = new URL(this.at.url);
    const login = { system_id: decodeURIComponent(username), password: decodeURIComponent(password), system_type: searchParams.get('system_type') ?? '', interface_version: 0x34 };
    const answer = await ask(session, 'bind_transceiver', login, this.times.answer).catch(() => undefined);
    if (answer?.command_status === status.ok) {
      this.bound = session;
      this.sessions += 1;
      this.failures = 0;
      this.logger.info('bound to the network');
      this.keepAlive(session);
      return;
    }
    if (answer && loginRefused.has(answer.command_status)) {
      this.failures = Infinity;
      this.logger.error({ status: answer.command_status }, 'the network refuses our name or password');
    }
    session.destroy();
  }

  private keepAlive(session: Session): void {
    const asking = setInterval(() => void ask(session, 'enquire_link', {}, this.times.answer).catch(() => session.destroy()), this.times.enquire);
    session.once('close', () => clearInterval(asking));
  }

  private hear(session: Session, pdu: Pdu): void {
    if (this.underWay.size >= mostUnderWay) return void session.send(pdu.response({ command_status: status.notNow }));
    const answered = this.listen(pdu, this.sessions).then((command_status) => void session.send(pdu.response({ command_status })));
    this.underWay.add(answered);
    void answered.finally(() => this.underWay.delete(answered));
  }

  private hungUp(): void {
    if (this.bound) this.logger.warn('the network has hung up');
    this.bound = undefined;
    this.current = undefined;
    if (this.ended) return;
    const pause = Math.min(this.times.longestPause, this.times.firstPause * 2 ** this.failures);
    this.failures += 1;
    this.retry = setTimeout(() => this.open(), pause);
  }
}
