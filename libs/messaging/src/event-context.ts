import type { Contract } from './event.ts';
import { BaseRpcContext, EventPattern } from '@nestjs/microservices';

/** Where an event was read: `@Ctx() context: EventContext`. */
export class EventContext extends BaseRpcContext<[{ topic: string; partition: number; attempt: number }]> {
  /** As the contract names it. */
  get topic(): string {
    return this.args[0].topic;
  }

  get partition(): number {
    return this.args[0].partition;
  }

  /** 1 for the first try in this process. */
  get attempt(): number {
    return this.args[0].attempt;
  }
}

/**
 * Handles runs of events of one type in one call, `@Payload() events: EventOf<typeof contract>[]`, in order and never two calls at once
 * for one partition. When a run fails in the end, its events are tried one by one, so that only the bad one is put aside.
 */
export const OnEventBatch = (contract: Contract): MethodDecorator => EventPattern(contract.type, { batch: true }) as MethodDecorator;
