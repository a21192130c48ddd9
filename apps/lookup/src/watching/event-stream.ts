import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whoever reads so slowly that this much waits for them is let go; coming back they get the newest status anyway. */
const mostWaiting = 64 * 1024;

/** Server-sent events on one answer (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class EventStream {
  private readonly raw: FastifyReply['raw'];

  constructor({ id }: FastifyRequest, reply: FastifyReply) {
    this.raw = reply.raw;
    reply.hijack();
    this.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': id });
    this.write('retry: 3000\n\n');
  }

  /** `data` in one line, as JSON is. */
  send({ id, event, data }: { id: number; event: string; data: string }): void {
    this.write(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`);
  }

  beat(): void {
    this.write(': still here\n\n');
  }

  end(): void {
    this.raw.end();
  }

  onClose(then: () => void): void {
    // Whoever left while the question was on its way closes nothing any more.
    if (this.raw.closed || this.raw.destroyed) then();
    else this.raw.once('close', then);
  }

  private write(text: string): void {
    if (this.raw.writableEnded || this.raw.destroyed) return;
    this.raw.write(text);
    if (this.raw.writableLength > mostWaiting) this.raw.destroy();
  }
}
