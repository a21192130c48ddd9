import { Controller, Get, Header, Injectable, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from './public.ts';
import { register } from 'prom-client';

type Check = () => Promise<void> | void;
interface Part {
  name: string;
  healthy: boolean;
  problem?: string;
}

/** What must work for this process to serve: each part adds one check that throws when it does not. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, Check>();
  private closing = false;

  add(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** From now on not ready: a load balancer looks elsewhere while this process finishes what it took. */
  close(): void {
    this.closing = true;
  }

  async parts(): Promise<Part[]> {
    const parts = await Promise.all([...this.checks].map(([name, check]) => examine(name, check)));
    return this.closing ? [...parts, { name: 'process', healthy: false, problem: 'shutting down' }] : parts;
  }
}

const patience = 2_000;

async function examine(name: string, check: Check): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  });
  try {
    await Promise.race([check(), tooSlow]);
    return { name, healthy: true };
  } catch (error) {
    return { name, healthy: false, problem: error instanceof Error ? error.message.split('\n')[0] ?? error.name : 'unknown' };
  } finally {
    clearTimeout(timer);
  }
}

interface Answer {
  status(code: number): Answer;
}

/** Not routed by the gateway: for the launcher, Kubernetes and Prometheus. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('health/live')
  live() {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) answer: Answer) {
    const parts = await this.health.parts();
    const ready = parts.every(({ healthy }) => healthy);
    answer.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', parts };
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics() {
    return register.metrics();
  }
}
