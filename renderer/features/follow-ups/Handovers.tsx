import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

/** Every handover with how it stands; one of the last 30 days can be undone. */
export function Handovers() {
  const { t } = useTranslation('follow-ups');
  const list = useQuery(trpc.followUps.handover.list.queryOptions());
  async function undo(at: { id: string; rev: number }): Promise<void> {
    try {
      const { cards } = await client.followUps.handover.undo.mutate(at);
      notify(t('handover.undone', { count: cards }));
    } catch (error) {
      notifyFailure(error);
    }
    await refresh('followUps', 'customers', 'requests', 'testDrives');
  }
  if (list.data === undefined || list.data.length === 0) return null;
  return (
    <section className="panel team handovers" aria-label={t('handover.past')}>
      <h2>{t('handover.past')}</h2>
      <table>
        <tbody>
          {list.data.map((one) => (
            <tr key={one.id}>
              <td>{moment(one.createdAt)}</td>
              <td>
                {one.fromName} → {one.toName}
              </td>
              <td>{t('handover.cards', { count: one.cards })}</td>
              <td>{t(`handover.reason.${one.reason}`)}</td>
              <td>{one.note}</td>
              <td>{t('handover.by', { name: one.byName })}</td>
              <td>
                {one.undoneAt !== null
                  ? t('handover.wasUndone', { at: moment(one.undoneAt) })
                  : one.acknowledgedAt !== null
                    ? t('handover.acknowledged', { at: moment(one.acknowledgedAt) })
                    : t('handover.open.yet')}
              </td>
              <td>
                {one.undoable && (
                  <Button size="small" onClick={() => void undo({ id: one.id, rev: one.rev })}>
                    {t('handover.undo')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
