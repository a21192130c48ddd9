import { context, propagation } from '@opentelemetry/api';
import { SignJWT } from 'jose';
import { DependencyAway } from './errors.ts';

const lifetime = 60;
const spare = 15;
const minted = new Map<string, { token: Promise<string>; until: number }>();

/** A token by which service `from` proves itself to service `to` for a minute; minted again 15 s before it ends. */
export function serviceToken(from: string, to: string, secret: string, now = Date.now()): Promise<string> {
  const key = `${from} ${to} ${secret}`;
  const known = minted.get(key);
  if (known && known.until > now) return known.token;
  const issued = Math.floor(now / 1000);
  const token = new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt(issued)
    .setExpirationTime(issued + lifetime)
    .sign(new TextEncoder().encode(secret));
  minted.set(key, { token, until: now + (lifetime - spare) * 1000 });
  return token;
}

export interface ServiceFetchOptions {
  readonly from: string;
  readonly to: string;
  readonly baseUrl: string;
  readonly secret: string;
  /** 10 s unless told. */
  readonly timeoutMs?: number;
}

export interface ServiceRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as application/json; makes the method POST unless told. */
  readonly json?: unknown;
  readonly body?: RequestInit['body'];
  /** A person's access token, to ask on their behalf; without it the service asks for itself. `null` asks as nobody. */
  readonly bearer?: string | null;
  readonly timeoutMs?: number;
}

/** @throws DependencyAway when the other side does not answer or answers 502–504; every other answer is the caller's to read. */
export type ServiceFetch = (path: string, request?: ServiceRequest) => Promise<Response>;

/** `const notify = serviceFetch({ from: 'identity', to: 'notify', baseUrl, secret }); await notify('/internal/messages', { json })` */
export function serviceFetch(options: ServiceFetchOptions): ServiceFetch {
  const { from, to, baseUrl, secret } = options;
  return async (path, request = {}) => {
    const bearer = request.bearer === undefined ? await serviceToken(from, to, secret) : request.bearer;
    const timeout = AbortSignal.timeout(request.timeoutMs ?? options.timeoutMs ?? 10_000);
    const answer = await fetch(new URL(path, baseUrl), { ...initOf(request, bearer), signal: timeout }).catch((error: unknown) => {
      throw new DependencyAway(to, error);
    });
    if (answer.status < 502 || answer.status > 504) return answer;
    await answer.body?.cancel();
    throw new DependencyAway(to);
  };
}

function initOf({ method, headers, json, body }: ServiceRequest, bearer: string | null): RequestInit {
  const sent = json === undefined ? body : JSON.stringify(json);
  const carried: Record<string, string> = { accept: 'application/json', ...headers };
  if (json !== undefined) carried['content-type'] = 'application/json';
  if (bearer) carried.authorization = `Bearer ${bearer}`;
  propagation.inject(context.active(), carried);
  return {
    method: method ?? (sent === undefined || sent === null ? 'GET' : 'POST'),
    headers: carried,
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: sent }),
    ...(sent instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit;
}
