import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** A script that the kit does not have, because one room alone wants it. The hash of what it says is in its address: browsers keep it for a year. */
export class OwnScript {
  private readonly body: Buffer;
  private readonly place: string;

  constructor(file: URL) {
    this.body = readFileSync(file);
    this.place = `${createHash('sha256').update(this.body).digest('base64url').slice(0, 12)}/${basename(file.pathname)}`;
  }

  at(folder: string): string {
    return `${folder}/${this.place}`;
  }

  serve(fastify: FastifyInstance, folder: string): void {
    fastify.get(this.at(folder), (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff').type('text/javascript; charset=utf-8').send(this.body),
    );
  }
}
