import type { IncomingMessage } from 'node:http';

/**
 * Reads what is still being sent, throws it away, then goes on. For requests that are refused because of their size: browsers and our
 * gateway read no answer while they are sending; closed in the middle they report a broken connection, and nobody learns why.
 */
export function letFinish(request: IncomingMessage, then: () => void): void {
  const once = () => {
    request.off('end', once).off('close', once);
    then();
  };
  request.once('end', once).once('close', once).resume();
}
