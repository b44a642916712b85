import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { OpenQuote } from './records.ts';
import { yuan } from './yuan.ts';

/** 重新询价: what today's lists would change, before and after; done when it is confirmed. */
export function Reprice({ open, onClose }: { readonly open: OpenQuote; readonly onClose: () => void }) {
  const { t } = useTranslation('quotes');
  const query = useQuery(trpc.quotes.repricing.queryOptions({ id: open.card.id }, { staleTime: 0 }));
  const { run, busy } = useOnce(async () => {
    try {
      await client.quotes.reprice.mutate({ id: open.card.id, rev: open.card.rev, seen: query.data?.hash ?? '' });
      notify(t('reprice.done'));
      onClose();
    } catch (error) {
      notifyFailure(error);
    } finally {
      await refresh('quotes');
    }
  });
  const changes = query.data?.changes ?? [];
  return (
    <Modal
      open
      title={t('reprice')}
      width={720}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('reprice.keep')}</Button>
          <Button type="primary" loading={busy} disabled={query.data === undefined} onClick={() => void run()}>
            {t(changes.length > 0 ? 'reprice.apply' : 'reprice.applyNone')}
          </Button>
        </>
      }
    >
      <Loaded query={query} rows={4}>
        {({ on, pricingOn }) => (
          <div className="quote-reprice">
            <p className="soft">{t('reprice.days', { before: pricingOn, after: on })}</p>
            {changes.length === 0 ? (
              <p>{t('reprice.none')}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th>{t('column.item')}</th>
                    <th className="number">{t('reprice.listBefore')}</th>
                    <th className="number">{t('reprice.listAfter')}</th>
                    <th className="number">{t('reprice.before')}</th>
                    <th className="number">{t('reprice.after')}</th>
                    <th>{t('reprice.from')}</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map((change) => (
                    <tr key={change.lineId}>
                      <th scope="row">{[t(`kind.${change.kind}`), change.title].filter(Boolean).join(' ')}</th>
                      <td className="number tabular">{yuan(change.beforeListFen)}</td>
                      <td className="number tabular">
                        {change.code === null ? yuan(change.afterListFen) : t(`reason.${change.code}`)}
                      </td>
                      <td className="number tabular">{yuan(change.beforeFen)}</td>
                      <td className="number tabular">
                        <strong>{yuan(change.afterFen)}</strong>
                      </td>
                      <td className="soft">{change.afterNo}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        )}
      </Loaded>
    </Modal>
  );
}
