// Reads { url, connections, seconds, requests, rate? } from standard input, shoots, writes the figures to standard output.
import autocannon from 'autocannon';
import { text } from 'node:stream/consumers';

const { url, connections, seconds, requests, rate } = JSON.parse(await text(process.stdin));
const result = await autocannon({ url, connections, duration: seconds, requests, ...(rate ? { overallRate: rate } : {}) });
process.stdout.write(
  JSON.stringify({
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    good: result['2xx'],
    bad: result.non2xx,
    errors: result.errors,
  }),
);
