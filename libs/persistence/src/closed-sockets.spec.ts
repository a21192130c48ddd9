import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { failWritesOnClosedSockets, type DriverConnection } from './closed-sockets.ts';

const driver = createRequire(createRequire(import.meta.url).resolve('mongoose'));
interface Commanding extends DriverConnection {
  command(ns: object, command: object, options: object): Promise<unknown>;
}
const { Connection } = driver('mongodb/lib/cmap/connection.js') as { Connection: new (socket: Socket, options: object) => Commanding };
const { ns, HostAddress } = driver('mongodb/lib/utils.js') as { ns: (name: string) => object; HostAddress: { fromString(address: string): object } };

let store: Server;
beforeAll(async () => {
  store = createServer();
  store.listen(0, '127.0.0.1');
  await once(store, 'listening');
});
afterAll(() => void store.close());

it('a command to a store whose socket has just closed fails, and is not waited for for ever', async () => {
  failWritesOnClosedSockets();
  const { port } = store.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const connection = new Connection(socket, { id: 'test', generation: 0, hostAddress: HostAddress.fromString(`127.0.0.1:${port}`) });
  // As when the peer's end is read: destroyed, without an error, and `close` not told yet.
  socket.destroy();
  await expect(connection.command(ns('admin.$cmd'), { ping: 1 }, {})).rejects.toThrow('closed');
}, 5_000);
