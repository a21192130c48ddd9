import { aServer } from '@motcua/testing/a-server';
import type { DossierStatusChanged } from '@motcua/contracts/webhooks-api';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

interface Taken {
  readonly id: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** `hangs`: takes the request and never answers. */
type Mood = number | 'hangs' | 'redirects';

/** A partner's system: keeps all that came, answers as it is told to, and judges signatures by the library of the specification. */
export async function aPartner() {
  const [got, hanging] = [[] as Taken[], [] as ServerResponse[]];
  const state = { mood: 204 as Mood, moodFor: undefined as ((event: DossierStatusChanged) => Mood) | undefined, elsewhere: 0 };
  const server = await aServer((request, response) => {
    if (request.url === '/elsewhere') state.elsewhere += 1;
    void text(request).then((body) => {
      got.push({ id: String(request.headers['webhook-id']), body, headers: request.headers });
      const mood = state.moodFor?.(JSON.parse(body) as DossierStatusChanged) ?? state.mood;
      if (mood === 'hangs') hanging.push(response);
      else response.writeHead(mood === 'redirects' ? 307 : mood, { location: '/elsewhere' }).end('taken');
    });
  });
  return {
    ...server,
    ...{ state, got, address: `${server.url}/motcua` },
    ids: () => got.map(({ id }) => id),
    events: () => got.map(({ body }) => JSON.parse(body) as DossierStatusChanged),
    /** @throws when the newest was not signed with this secret */
    verify: (secret: string): unknown => {
      const { body = '', headers = {} } = got.at(-1) ?? {};
      return new Webhook(secret).verify(body, headers as Record<string, string>);
    },
    /** It was busy, and answers those that wait now. */
    answerAll: (status: number): void => hanging.splice(0).forEach((response) => response.writeHead(status).end()),
  };
}

export type Partner = Awaited<ReturnType<typeof aPartner>>;
