import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, 2 passes (OWASP's floor); computed on the thread pool. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;
export const SHORTEST_PASSWORD = 10;
/** No 0 O 1 I L; 16 of 31 signs are 79 bits. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

/** A hash nobody's password has, checked for an unknown name, so that the time taken does not tell which names exist. */
let nobody: Promise<string> | null = null;

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  return (await verify(stored ?? (await nobody), password.normalize('NFC'))) && stored !== null;
}

/** A password to be read out and used once: four groups of four signs. */
export function oneTimePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
