import { Clock } from '@motcua/http/clock';
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from './directory.ts';
import { PHONE_CONFIG, type PhoneConfig } from './phone.config.ts';

/** Where callers are put through to. */
@Injectable()
export class OperatorDesk {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(PHONE_CONFIG) private readonly config: PhoneConfig,
  ) {}

  /** Without a calendar somebody is there day and night. */
  get open(): boolean {
    const { OPERATOR_CALENDAR: calendar } = this.config;
    return calendar === undefined || this.directory.isOpen(calendar, this.clock.now());
  }
}
