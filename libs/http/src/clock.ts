import { Injectable } from '@nestjs/common';

/** The only place where a service reads the time, so that a test can set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
