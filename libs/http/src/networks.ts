import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address that somebody outside gave us lies where nobody outside has business: in this house, or in a network that was not named. */
export class NotPermitted extends Error {}

/** RFC 6890 and what followed: everything that is not the public Internet. */
const special4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'];
/** Of IPv6 only the global range counts at all; in it these lead elsewhere, the second and the last to any IPv4 address. */
const global6 = ['2000::/3'];
const special6 = ['2001:db8::/32', '2001::/23', '3fff::/20', '2002::/16'];
const loopback = ['127.0.0.0/8', '::1/128'];

/** `10.20.0.0/16`. @returns undefined for what is no network */
export function readNetwork(text: string): { readonly net: string; readonly prefix: number; readonly family: 'ipv4' | 'ipv6' } | undefined {
  const [, net = '', digits = ''] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const [kind, prefix] = [isIP(net), Number(digits)];
  return kind === 0 || prefix > (kind === 4 ? 32 : 128) ? undefined : { net, prefix, family: kind === 4 ? 'ipv4' : 'ipv6' };
}

/** Where what is sent out may go: the public Internet, and the networks that the operator names. */
export class Networks {
  private readonly named: BlockList;

  constructor(
    networks: readonly string[],
    private readonly resolve: typeof resolveAll = resolveAll,
  ) {
    this.named = listOf(networks);
  }

  permits(ip: string): boolean {
    const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
    if (this.named.check(ip, family)) return true;
    return family === 'ipv4' ? !lists.special4.check(ip) : lists.global6.check(ip, family) && !lists.special6.check(ip, family);
  }

  /** Whether no certificate is needed: nobody listens in between. In development alone, since loopback has to be named. */
  permitsPlain(host: string): boolean {
    const ip = host === 'localhost' ? '127.0.0.1' : bare(host);
    return isIP(ip) !== 0 && lists.loopback.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4') && this.permits(ip);
  }

  /** @throws NotPermitted for an address that is written as a number: such ones are never looked up */
  check(host: string): void {
    const ip = bare(host);
    if (isIP(ip) !== 0 && !this.permits(ip)) throw new NotPermitted(host);
  }

  /**
   * For the socket itself: what a name means is judged at the moment of connecting, on the very address that is connected to. A name that
   * meant something else when the partner was entered helps nobody.
   */
  readonly lookup: LookupFunction = (host, { all }, done) => {
    this.resolve(host, (error, found) => {
      const permitted = found.filter(({ address }) => this.permits(address));
      const [first] = permitted;
      if (error) done(error, '');
      else if (!first) done(new NotPermitted(host), '');
      else if (all) done(null, permitted);
      else done(null, first.address, first.family);
    });
  };
}

type Found = readonly { readonly address: string; readonly family: number }[];

const resolveAll = (host: string, done: (error: NodeJS.ErrnoException | null, found: Found) => void): void => resolve(host, { all: true }, (error, found) => done(error, error ? [] : found));

const bare = (host: string): string => host.replace(/^\[|\]$/g, '');

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    if (!network) throw new Error(`${text} is no network such as 10.20.0.0/16`);
    list.addSubnet(network.net, network.prefix, network.family);
  }
  return list;
}

const lists = { special4: listOf(special4), global6: listOf(global6), special6: listOf(special6), loopback: listOf(loopback) };
