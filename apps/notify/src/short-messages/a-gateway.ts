import type { SendSms } from '@motcua/contracts/sms-api';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands for sms, which is another process: takes messages as it does, or is away, or refuses them. */
export async function aGateway() {
  const state = { answers: 202, taken: [] as SendSms[], tries: 0 };
  const server = createServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString()) as SendSms;
    state.tries += 1;
    if (state.answers === 202) state.taken.push(message);
    answer.writeHead(state.answers, { 'content-type': 'application/json' }).end(JSON.stringify(state.answers === 202 ? { message: `network:${message.id}` } : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
