import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/** The part of the driver's connection that is looked at here; it is no part of what the driver exports. */
export interface DriverConnection {
  readonly socket: Socket;
  readonly closed: boolean;
  cleanup(error: Error): void;
}

const besideMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose'));
const { Connection } = besideMongoose('mongodb/lib/cmap/connection.js') as { Connection: { prototype: DriverConnection } };

let isDone = false;

/**
 * Lets writes fail whose socket was closed meanwhile. mongodb 7.8.0 waits for such a socket's `drain` for ever: it hears `error`, but a peer
 * that was killed may leave `close` alone. When this hits the heartbeat, the process never finds the store again. Found by `npm run faults
 * -- --only ferretdb`; may go when closed-sockets.spec.ts passes without it.
 */
export function failWritesOnClosedSockets(): void {
  if (isDone) return;
  isDone = true;
  const { cleanup } = Connection.prototype;
  Connection.prototype.cleanup = function (this: DriverConnection, error: Error) {
    const isFirst = !this.closed;
    cleanup.call(this, error);
    if (isFirst) this.socket.emit('error', error);
  };
}
