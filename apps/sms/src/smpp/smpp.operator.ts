import { type PhoneNumber, readPhoneNumber } from '@motcua/domain/sms/phone-number';
import { DependencyAway } from '@motcua/auth/errors';
import type { Clock } from '@motcua/http/clock';
import type { Logger } from '@motcua/logging/logger';
import type { OnApplicationBootstrap, BeforeApplicationShutdown } from '@nestjs/common';
import type { Pdu } from 'smpp';
import type { Answering } from '../answering/answering.service.ts';
import { type Incoming, type Operator, type Outgoing, SmsRefused } from '../operator/operator.ts';
import type { Receipts } from '../receipts.ts';
import { heardIn } from './heard.ts';
import { SmppLink, type LinkTimes } from './link.ts';
import { LongMessages } from './long-message.ts';
import { type MessageIds, readMessageId } from './message-ids.ts';
import { neverTaken, status } from './statuses.ts';
import { submissionsOf } from './submissions.ts';
import { ToldAgain } from './told-again.ts';
import { Turns } from './turns.ts';

const mostWaiting = 2_000;

export interface SmppAt {
  readonly url: string;
  /** The short number that messages come from. */
  readonly from: string;
  /** How many messages may be unanswered at once. */
  readonly window: number;
  /** How the network writes the names of messages. */
  readonly messageIds: MessageIds;
  readonly times?: LinkTimes;
}

export interface SmppParts {
  readonly answering: Pick<Answering, 'answer'>;
  readonly receipts: Pick<Receipts, 'came'>;
  readonly clock: Pick<Clock, 'machine'>;
  readonly logger: Logger;
}

/** An operator spoken to directly, by SMPP 3.4. */
export class SmppOperator implements Operator, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly name = 'smpp';
  private readonly link: SmppLink;
  private readonly turns: Turns;
  private readonly longMessages = new LongMessages();
  private readonly toldAgain = new ToldAgain();
  private reference = 0;

  constructor(private readonly at: SmppAt, private readonly parts: SmppParts) {
    this.turns = new Turns(at.window, mostWaiting);
    this.link = new SmppLink(at, (pdu, session) => this.hear(pdu, session), parts.logger, at.times);
  }

  get isThere(): boolean {
    return this.link.isBound;
  }

  onApplicationBootstrap(): void {
    this.link.open();
  }

  /** Before Kafka is left: what is under way is published first. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.link.close();
  }

  /** The name is the network's own: its receipt may come before its answer, and is told under the same name then. */
  async send({ to, text }: Outgoing): Promise<string> {
    return `smpp:${readMessageId[this.at.messageIds].taken(await this.submit(to, text, true))}`;
  }

  private async submit(to: PhoneNumber, text: string, reported: boolean): Promise<string> {
    this.reference = (this.reference + 1) % 256;
    const ids: string[] = [];
    for (const fields of submissionsOf({ from: this.at.from, to, text, reported, reference: this.reference })) {
      ids.push(await this.turns.take(async () => taken(await this.link.submit(fields))));
    }
    return ids[0] ?? '';
  }

  /** Answered `ok` once a receipt is published, or the answer to a person is with the network: until then it is told again. */
  private async hear(pdu: Pdu, session: number): Promise<number> {
    try {
      const heard = heardIn(pdu);
      if (heard.is === 'receipt') await this.parts.receipts.came({ message: `smpp:${readMessageId[this.at.messageIds].reported(heard.id)}`, fate: heard.fate });
      if (heard.is === 'message') await this.read(heard, session);
      return status.ok;
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'what the network told could not be taken; it is told again');
      return status.notNow;
    }
  }

  private async read({ from, text, part }: Extract<ReturnType<typeof heardIn>, { is: 'message' }>, session: number): Promise<void> {
    const now = this.parts.clock.machine().getTime();
    const whole = part ? this.longMessages.take(from, part, text, now) : text;
    if (whole !== undefined) await this.toldAgain.once(`${from} ${whole}`, { session, now }, () => this.reply({ from, text: whole }));
  }

  private async reply(message: Incoming): Promise<void> {
    const to = readPhoneNumber(message.from);
    const answer = await this.parts.answering.answer(message);
    if (to === undefined || answer === undefined) return;
    await this.submit(to, answer, false).catch((error: unknown) => {
      // A number that the network itself does not know any more: telling us again changes nothing.
      if (!(error instanceof SmsRefused)) throw error;
    });
  }
}

function taken({ command_status, message_id = '' }: Pdu): string {
  if (command_status === status.ok) return message_id;
  const said = `the network answered ${command_status}`;
  throw neverTaken.has(command_status) ? new SmsRefused(said) : new DependencyAway(said);
}
