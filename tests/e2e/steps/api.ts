import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import type { AppRouter } from '../../../electron/api/router.ts';

/** The app's own typed calls, for what a test needs to stand ready before a person sits down; never for what it tests. */
export function callsTo(url: string, token?: string): TRPCClient<AppRouter> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api`, headers })] });
}

export type Calls = ReturnType<typeof callsTo>;

/** Calls as a person who logged in. */
export async function callsAs(url: string, person: { login: string; password: string }): Promise<Calls> {
  const { login, password } = person;
  return callsTo(url, (await callsTo(url).session.login.mutate({ login, password })).token);
}
