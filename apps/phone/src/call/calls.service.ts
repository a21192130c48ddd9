import { Inject, Injectable } from '@nestjs/common';
import type { AgiLine } from '../agi/agi-line.ts';
import { OperatorDesk } from '../operator-desk.ts';
import { PHONE_CONFIG, type PhoneConfig } from '../phone.config.ts';
import { Speech } from '../prompts/speech.ts';
import { after, begin, beginUnanswered, type Call, type Ending, type Event, turnOf } from './call.ts';
import { Conversation } from './conversation.ts';
import { LookingUp } from './looking-up.ts';
import { whoCalls, type WhoCalls } from './who-calls.ts';

/** Walks through `call.ts` with a caller at the other end. */
@Injectable()
export class Calls {
  constructor(
    private readonly speech: Speech,
    private readonly desk: OperatorDesk,
    private readonly lookup: LookingUp,
    @Inject(PHONE_CONFIG) private readonly config: PhoneConfig,
  ) {}

  /** @param told what Asterisk told of the call @throws HungUp, LineBroken */
  async conduct(line: AgiLine, told: ReadonlyMap<string, string>): Promise<Ending> {
    const who = whoCalls(told, this.config.SERVICE_SECRET);
    const conversation = new Conversation(line, this.speech);
    let call = cameBack(told) ? beginUnanswered() : begin();
    while (call.at !== 'over') call = after(call, await this.happens(call, conversation, who), this.desk);
    await conversation.say(turnOf(call).says, call.language);
    await line.set('MOTCUA_NEXT', call.ending === 'operator' ? 'operator' : 'hang-up');
    return call.ending ?? 'closed';
  }

  private async happens(call: Call, conversation: Conversation, who: WhoCalls): Promise<Event> {
    const { says, then } = turnOf(call);
    if (then !== 'look-up') return { is: 'keys', keys: await conversation.ask({ says, then: then === 'end' ? 'key' : then }, call.language) };
    // Looked up while the caller hears that it is.
    const [event] = await Promise.all([this.lookup.lookUp(call, who), conversation.say(says, call.language)]);
    return event;
  }
}

/** `agi://host/KEY/unanswered`: from operators who did not pick up. */
const cameBack = (told: ReadonlyMap<string, string>): boolean => told.get('network_script')?.endsWith('/unanswered') === true;
