import type { SendSms } from '@motcua/contracts/sms-api';
import { aServer } from '@motcua/testing/a-server';

/** Stands for sms, which is another process: takes messages as it does, or is away, or refuses them. */
export async function aGateway() {
  const state = { answers: 202, taken: [] as SendSms[], tries: 0 };
  const server = await aServer(async (request, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString()) as SendSms;
    state.tries += 1;
    if (state.answers === 202) state.taken.push(message);
    answer.writeHead(state.answers, { 'content-type': 'application/json' }).end(JSON.stringify(state.answers === 202 ? { message: `network:${message.id}` } : {}));
  });
  return { state, ...server };
}
