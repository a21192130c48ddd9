import type { DeliveryFault } from '@motcua/contracts/webhooks-api';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { type Networks, NotPermitted } from '@motcua/http/networks';

interface Posting {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly networks: Networks;
  /** Ends it, answered or not. */
  readonly signal: AbortSignal;
}

/**
 * Posts to a partner. Node's own client rather than fetch: it takes a look-up of ours, so that no name leads into this house, follows no
 * redirect, and knows no proxy of the environment. A connection for each, since one that a partner closed meanwhile looks like a failure.
 * @returns undefined when the partner took it
 */
export function post(address: URL, { body, headers, networks, signal }: Posting): Promise<DeliveryFault | undefined> {
  return new Promise((resolve) => {
    const trouble = (error: unknown) => resolve(faultOf(error, signal));
    try {
      networks.check(address.hostname);
      const request = (address.protocol === 'https:' ? secure : plain)(address, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent: false, lookup: networks.lookup, signal }, (response) => {
        // Nothing of what it says is read or kept; the signal ends one that never stops.
        response.on('error', () => undefined).resume();
        resolve(faultIn(response.statusCode ?? 0));
      });
      request.on('error', trouble).end(body);
    } catch (error) {
      trouble(error);
    }
  });
}

function faultIn(status: number): DeliveryFault | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 410) return { code: 'gone', status };
  return { code: status >= 300 && status < 400 ? 'redirects' : 'answered', status };
}

const aboutCertificates = /CERT|TLS|SSL|UNABLE_TO_|SELF_SIGNED/;

function faultOf(error: unknown, signal: AbortSignal): DeliveryFault {
  if (signal.aborted) return { code: 'timeout' };
  if (error instanceof NotPermitted) return { code: 'not-permitted' };
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return { code: aboutCertificates.test(code) ? 'certificate' : 'unreachable' };
}
