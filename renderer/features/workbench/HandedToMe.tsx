import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';

/** Cards that were handed to the person who sits here, until they say that they know. */
export function HandedToMe() {
  const { t } = useTranslation('follow-ups');
  const sells = useMay('consultant', 'manager');
  const mine = useQuery({ ...trpc.followUps.handover.mine.queryOptions(), enabled: sells });
  async function know(at: { id: string; rev: number }): Promise<void> {
    try {
      await client.followUps.handover.acknowledge.mutate(at);
    } catch (error) {
      notifyFailure(error);
    }
    await queryClient.invalidateQueries(trpc.followUps.pathFilter());
  }
  return (mine.data ?? []).map((one) => (
    <section key={one.id} className="panel handed-to-me" role="status">
      {t('handover.toMe', { name: one.fromName, count: one.cards })} {one.note}
      <Button size="small" onClick={() => void know({ id: one.id, rev: one.rev })}>
        {t('handover.know')}
      </Button>
    </section>
  ));
}
