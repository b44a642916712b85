import i18n from 'i18next';
import { client, refresh } from '../../lib/trpc.ts';
import { notify } from '../../ui/notices.tsx';

export const refreshLosses = () => refresh('losses', 'customers', 'followUps');

interface Decided {
  readonly id: string;
  readonly rev: number;
  readonly name: string | null;
}

const t = (key: string, params: Record<string, unknown>) => i18n.t(`losses:${key}`, params);

/** 收回决定 from the notice. */
const undo = (id: string, rev: number) => async () => {
  await client.losses.takeBack.mutate({ id, rev });
  await refreshLosses();
};

/** 批准, at once; it can be taken back. @throws what the host refuses */
export async function approve({ id, rev, name }: Decided, words?: string): Promise<void> {
  const saved = await client.losses.approve.mutate({ id, rev, words: words || null });
  notify(t('approved', { name }), undo(id, saved.rev));
  await refreshLosses();
}

/** 驳回 with a word to who asked. @throws what the host refuses */
export async function refuse({ id, rev, name }: Decided, words: string): Promise<void> {
  const saved = await client.losses.refuse.mutate({ id, rev, words });
  notify(t('refused', { name }), undo(id, saved.rev));
  await refreshLosses();
}
