import { client, refresh } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';

/** 做合同: a draft with what the customer's card knows, opened. */
export async function draftContract(customerId: string, go: (path: string) => void): Promise<void> {
  try {
    const { id } = await client.contracts.draft.mutate({ customerId });
    await refresh('contracts');
    go(`/contracts/${id}`);
  } catch (error) {
    notifyFailure(error);
  }
}
