import { Clock } from '@motcua/http/clock';
import type { Lang } from '@motcua/ui/messages';
import { Inject, Injectable } from '@nestjs/common';
import { join } from 'node:path';
import type { Saying } from '../call/call.ts';
import { Directory } from '../directory.ts';
import { PHONE_CONFIG, type PhoneConfig } from '../phone.config.ts';
import { Prompts } from './prompts.ts';
import { spoken } from './spoken.ts';

/** What is to be said, as sound files where Asterisk finds them. */
@Injectable()
export class Speech {
  private readonly place: string;

  constructor(
    private readonly prompts: Prompts,
    private readonly directory: Directory,
    private readonly clock: Clock,
    @Inject(PHONE_CONFIG) { SOUNDS_AT: place, DATA_DIR: data }: PhoneConfig,
  ) {
    this.place = place ?? join(data, 'prompts');
  }

  /** One after the other: the first is heard while a later one, said for the first time ever, is still being made. */
  async *filesOf(says: readonly Saying[], language: Lang): AsyncGenerator<string> {
    const around = { now: this.clock.now(), agency: this.directory.agency.bind(this.directory), calendar: this.directory.calendar.bind(this.directory) };
    for (const piece of says.flatMap((saying) => spoken(saying, language, around))) yield join(this.place, await this.prompts.of(piece));
  }
}
