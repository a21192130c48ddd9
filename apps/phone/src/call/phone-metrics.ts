import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, register } from 'prom-client';
import type { Ending } from './call.ts';

export type Outcome = Ending | 'hung-up' | 'broken' | 'refused';

@Injectable()
export class PhoneMetrics {
  private readonly calls = counter('motcua_phone_calls_total', 'Calls that ended, by how they did', ['outcome']);
  private readonly statuses = counter('motcua_phone_statuses_told_total', 'Statuses that were told by telephone', []);
  private readonly now = named('motcua_phone_calls_now', (name) => new Gauge({ name, help: 'Calls being answered' }));
  private readonly seconds = named('motcua_phone_call_seconds', (name) => new Histogram({ name, help: 'How long calls take', buckets: [5, 15, 30, 60, 120, 240, 480, 900] }));

  /** @returns what to call when it has ended */
  begun(): (outcome: Outcome) => void {
    const stop = this.seconds.startTimer();
    this.now.inc();
    return (outcome) => {
      this.now.dec();
      stop();
      this.ended(outcome);
    };
  }

  ended(outcome: Outcome): void {
    this.calls.inc({ outcome });
  }

  told(): void {
    this.statuses.inc();
  }
}

/** An application that is started twice in one process, as specs do, has its metrics once. */
function named<Metric>(name: string, make: (name: string) => Metric): Metric {
  register.removeSingleMetric(name);
  return make(name);
}

const counter = <Label extends string>(title: string, help: string, labelNames: Label[]): Counter<Label> => named(title, (name) => new Counter({ name, help, labelNames }));
