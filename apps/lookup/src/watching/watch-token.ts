import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Watch {
  readonly dossierId: string;
  /** By the machine's clock, in whole seconds since 1970. */
  readonly until: number;
}

const idBytes = 16;
const bytesInAll = idBytes + 4;

/** What a token is for: an open page, or somebody's calendar. Neither opens what the other does. */
export type WatchUse = 'page' | 'calendar';

/**
 * Opens one dossier's public status until then. It stands in addresses, where no header can: so it says nothing by itself, ends, and can be
 * made by whoever holds the deployment's secret alone.
 */
export function watchToken(secret: string, { dossierId, until }: Watch, use: WatchUse = 'page'): string {
  const bytes = Buffer.alloc(bytesInAll);
  bytes.write(dossierId.replaceAll('-', ''), 0, 'hex');
  bytes.writeUInt32BE(until, idBytes);
  const body = bytes.toString('base64url');
  return `${body}.${sealOf(secret, body, use)}`;
}

/** @returns undefined for what nobody signed, and for what is over. */
export function readWatchToken(secret: string, token: string, { now, use = 'page' }: { readonly now: number; readonly use?: WatchUse }): Watch | undefined {
  const [body = '', seal = ''] = token.split('.', 2);
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length !== bytesInAll || !isSame(seal, sealOf(secret, body, use))) return undefined;
  const until = bytes.readUInt32BE(idBytes);
  const hex = bytes.toString('hex', 0, idBytes);
  const dossierId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return until > now ? { dossierId, until } : undefined;
}

// Another word in front than second factors have: neither can be passed off as the other.
const sealOf = (secret: string, body: string, use: WatchUse) => createHmac('sha256', secret).update(`status-watch ${use} ${body}`).digest('base64url').slice(0, 22);

const isSame = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
