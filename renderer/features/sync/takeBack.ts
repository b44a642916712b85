import { client, queryClient, trpc } from '../../lib/trpc.ts';

/** Takes a decision back: the question is open as before. */
export async function takeBack(id: string): Promise<void> {
  await client.sync.undoResolution.mutate({ id });
  await queryClient.invalidateQueries(trpc.sync.pathFilter());
}
