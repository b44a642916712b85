import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client';
import { tap } from '@trpc/server/observable';
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../../electron/api/router.ts';
import { noteCall } from './deeds.ts';
import { refusalOf } from './errors.ts';
import { useSession } from './session.ts';

const url = `${location.origin}/api`;

function headers(): Record<string, string> {
  const token = useSession.getState().session?.token;
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** Answers hold personal data: they must never reach the browser's disk cache. */
const uncached = (input: Parameters<typeof fetch>[0], init: unknown, more?: RequestInit) =>
  fetch(input, { ...(init as RequestInit), cache: 'no-store', ...more });

/** Bytes of a body a browser still sends for a page that is gone. */
const outlivingBytes = 60_000;

/** A draft is often written while the page goes: the request leaves at once and outlives the page. */
const draftLink = httpLink({
  url,
  headers,
  fetch: (input, init) => {
    const body = (init as RequestInit | undefined)?.body;
    const small = typeof body === 'string' && body.length * 3 < outlivingBytes;
    return uncached(input, init, { keepalive: small });
  },
});

/** Every change that goes through is the last thing done here: what Alt+Z takes back, or says that it cannot. */
const deedLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next(op).pipe(tap({ next: () => op.type === 'mutation' && noteCall(op.path) }));

/** Typed calls without a cache, for things done outside components: `client.visits.register.mutate(…)`. */
export const client: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
  links: [
    deedLink,
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({
        url,
        connectionParams: async () => ({ ticket: useSession.getState().session?.eventTicket ?? '' }),
      }),
      false: splitLink({
        condition: (operation) => operation.path === 'drafts.put',
        true: draftLink,
        false: httpBatchLink({
          url,
          // A long address would be cut by the host; batches split instead.
          maxURLLength: 4000,
          headers,
          fetch: (input, init) => uncached(input, init),
        }),
      }),
    }),
  ],
});

/** The host ends a session or locks it: the window follows, whatever was being asked. */
export function followSession(error: unknown): void {
  const code = refusalOf(error)?.code;
  if (code === 'session.locked') useSession.getState().lock();
  else if (code === 'session.none') useSession.getState().close();
  else if (code?.startsWith('session.ended.')) useSession.getState().close(code);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: followSession }),
  mutationCache: new MutationCache({ onError: followSession }),
  defaultOptions: {
    // 'always': the host is this machine. Without it the library would hold every question back while the line is down.
    queries: { networkMode: 'always', retry: false, staleTime: 30_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Options for TanStack Query: `useQuery(trpc.customers.get.queryOptions({ id }))`. */
export const trpc: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** Parts of the API are asked anew: what was just saved here shows at once, without waiting to be told of it. */
export const refresh = (...parts: readonly (keyof AppRouter['_def']['record'])[]): Promise<unknown> =>
  Promise.all(parts.map((part) => queryClient.invalidateQueries({ queryKey: [[part]] })));
