import { BlockList, isIP } from 'node:net';

/** Proxies whose word is taken for where a request came from. */
export interface TrustedProxies {
  /** The client's address: `peer` itself, or behind trusted proxies the last hop none of them is. */
  clientOf(peer: string, forwarded: string | undefined): string;
}

/** Nobody's word is taken: the client is who the connection is with. */
export const NO_PROXIES: TrustedProxies = { clientOf: plain };

/**
 * Reads a list such as `127.0.0.1,10.0.0.0/8,fd00::/8`.
 * @throws {RangeError} naming the entry that is neither an address nor a network
 */
export function trustedProxies(list: string): TrustedProxies {
  const trusted = new BlockList();
  for (const entry of list.split(',').map((part) => part.trim())) add(trusted, entry);
  const isTrusted = (address: string): boolean => trusted.check(address, familyOf(address));
  return {
    clientOf(peer, forwarded) {
      let client = plain(peer);
      // Each proxy adds whom it heard at the end; what stands before the first stranger is that stranger's own word.
      const hops = (forwarded ?? '').split(',').reverse();
      for (const hop of hops) {
        if (!isIP(client) || !isTrusted(client)) break;
        const before = addressOf(hop);
        if (before === null) break;
        client = before;
      }
      return client;
    },
  };
}

function add(trusted: BlockList, entry: string): void {
  const [address = '', bits, ...rest] = entry.split('/');
  const widest = isIP(address) === 6 ? 128 : 32;
  const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= widest);
  if (!isIP(address) || !isNetwork || rest.length > 0) throw new RangeError(entry);
  if (bits === undefined) trusted.addAddress(plain(address), familyOf(plain(address)));
  else trusted.addSubnet(address, Number(bits), familyOf(address));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An IPv4 address as such, also when the socket speaks IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** One hop of `x-forwarded-for`, which some proxies write with a port; null when it is no address. */
function addressOf(hop: string): string | null {
  const text = hop.trim();
  const bare = /^\[(.*)\](:\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  return isIP(bare) ? plain(bare) : null;
}
