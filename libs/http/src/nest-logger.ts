import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@motcua/logging/logger';

/** Nest's own words into our log: its start-up chatter is debug, its warnings and errors keep their level. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(text: unknown, source?: string): void {
    this.logger.debug({ source, said: String(text) }, 'nest');
  }

  error(text: unknown, ...rest: unknown[]): void {
    this.logger.error({ source: rest.at(-1), err: text instanceof Error ? text : new Error(String(text)), said: text instanceof Error ? undefined : String(text) }, 'nest error');
  }

  warn(text: unknown, source?: string): void {
    this.logger.warn({ source, said: String(text) }, 'nest warning');
  }
}
