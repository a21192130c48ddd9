import { Inject, Injectable } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { OPERATOR, type Operator } from './operator.ts';

/** Tells monitoring whether messages get through. Readiness does not hang on it: another node would find the same network away. */
@Injectable()
export class OperatorGauge {
  constructor(@Inject(OPERATOR) operator: Operator) {
    const name = 'motcua_sms_operator_there';
    register.removeSingleMetric(name);
    new Gauge({ name, help: 'Whether the network takes messages (1) or is away (0)', labelNames: ['operator'], collect() { this.set({ operator: operator.name }, Number(operator.isThere)); } });
  }
}
