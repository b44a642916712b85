import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, 2 passes (OWASP's floor); computed on the thread pool, never on the main thread. */
const COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash nobody's password has: checked for an unknown account, so that timing does not tell who exists. */
const nobody = hashPassword('nobody has this password');

export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  return (await verify(stored ?? (await nobody), password)) && stored !== null;
}
