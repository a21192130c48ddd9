import type { GatewayConfig } from './gateway.config.ts';

interface ProxyRoute {
  /** Public prefix. */
  prefix: string;
  upstream: string;
  /** Prefix at the target. */
  rewritePrefix: string;
  /** Connections to the service: one for each request that is under way, so streams that stay open for minutes have their own. */
  connections?: number;
}

/** The table of docs/architecture.md: what is not in it is not public. Longer prefixes win. */
export const proxyRoutes = (config: GatewayConfig): ProxyRoute[] => [
  ...['procedures', 'procedure-drafts', 'agencies', 'calendars', 'units'].map((noun) => api(noun, config.CATALOGUE_URL)),
  ...['drafts', 'attachments', 'uploads', 'submissions', 'counter-drafts', 'counter-attachments'].map((noun) => api(noun, config.EFORMS_URL)),
  api('dossiers', config.ONE_STOP_URL),
  // Receipts, and call-backs of payment providers, which have no session.
  ...['receipts', 'payments'].map((noun) => api(noun, config.ONE_STOP_URL)),
  api('counter', config.ONE_STOP_URL),
  api('ratings', config.ONE_STOP_URL),
  api('bulk-jobs', config.ONE_STOP_URL),
  ...['roster', 'mentions'].map((noun) => api(noun, config.ONE_STOP_URL)),
  api('status', config.LOOKUP_URL),
  { ...api('status-watches', config.LOOKUP_URL), connections: 5_000 },
  api('staff', config.IDENTITY_URL),
  api('notices', config.NOTIFY_URL),
  ...['feeds', 'webhooks'].map((noun) => api(noun, config.CONNECT_URL)),
  { prefix: '/id', upstream: config.IDENTITY_URL, rewritePrefix: '/id' },
  { prefix: '/office', upstream: config.OFFICE_URL, rewritePrefix: '/office' },
  ...(config.PAY_SANDBOX_URL ? [{ prefix: '/pay-sandbox', upstream: config.PAY_SANDBOX_URL, rewritePrefix: '/pay-sandbox' }] : []),
  { prefix: '/', upstream: config.PORTAL_URL, rewritePrefix: '/' },
];

const api = (noun: string, upstream: string): ProxyRoute => ({ prefix: `/api/v1/${noun}`, upstream, rewritePrefix: `/v1/${noun}` });

/** Where each part of the public OpenAPI document comes from. */
export const documentedServices = (config: GatewayConfig) => [
  { name: 'catalogue', url: config.CATALOGUE_URL },
  { name: 'identity', url: config.IDENTITY_URL },
  { name: 'eforms', url: config.EFORMS_URL },
  { name: 'one-stop', url: config.ONE_STOP_URL },
  { name: 'lookup', url: config.LOOKUP_URL },
  { name: 'notify', url: config.NOTIFY_URL },
  { name: 'connect', url: config.CONNECT_URL },
];

/** Paths that services keep to themselves, wherever a prefix would let them through. */
export const isPrivate = (path: string): boolean => /\/(internal|health|metrics|openapi\.json)(\/|$)/.test(path) && !path.startsWith('/api/openapi.json');
