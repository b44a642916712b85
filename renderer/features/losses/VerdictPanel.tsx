import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '../../lib/trpc.ts';
import { dayText, fullMoment } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { approve, refreshLosses } from './deciding.ts';
import { RefusePanel } from './RefusePanel.tsx';
import type { OpenLoss } from './types.ts';

interface VerdictPanelProps {
  readonly loss: OpenLoss;
  readonly decides: boolean;
  readonly isOwn: boolean;
}

/** 经理的决定: given with one key, read by who asked, taken back while the card is not back by itself. */
export function VerdictPanel({ loss, decides, isOwn }: VerdictPanelProps) {
  const { t } = useTranslation('losses');
  const navigate = useNavigate();
  const { card } = loss;
  const { id, rev } = card;
  const [refusing, setRefusing] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const named = { id, rev, name: loss.customer?.name ?? card.customerName };
  const waits = card.state === 'waiting';
  const { run, busy } = useOnce(async (work: () => Promise<unknown>) => {
    try {
      await work();
      await refreshLosses();
    } catch (error) {
      notifyFailure(error);
    }
  });
  const withdraw = () =>
    run(async () => {
      await client.losses.withdraw.mutate({ id, rev });
      notify(t('withdrawn', { name: named.name }));
      void navigate('/losses');
    });
  useHotkeys(
    t('verdict'),
    decides && waits
      ? [
          { keys: '1', label: t('approve'), run: () => void run(() => approve(named)) },
          { keys: '2', label: t('refuse'), run: () => setRefusing(true) },
        ]
      : [],
  );
  if (refusing && waits) return <RefusePanel loss={named} onClose={() => setRefusing(false)} />;
  return (
    <section ref={panel} className="panel loss-verdict" aria-label={t('verdict')}>
      <h2>{t('verdict')}</h2>
      {waits && <p>{t(decides ? 'verdict.yours' : 'verdict.waits')}</p>}
      {!waits && (
        <>
          <p className="loss-words">{card.verdict ?? t(`state.${card.state}`)}</p>
          <p className="soft">
            {loss.decidedByName} {card.decidedAt !== null && fullMoment(card.decidedAt)}
          </p>
        </>
      )}
      {card.state === 'approved' && card.reactivateOn !== null && (
        <p>
          {t(card.reactivatedAt === null ? 'reactivate.on' : 'reactivate.was', {
            day: dayText(card.reactivateOn),
            level: t(`ui:level.${card.levelBefore ?? 'none'}`),
          })}
        </p>
      )}
      <div className="buttons">
        {waits && isOwn && (
          <Button disabled={busy} onClick={() => void withdraw()}>
            {t('withdraw')}
          </Button>
        )}
        {waits && decides && (
          <>
            <Button disabled={busy} onClick={() => setRefusing(true)}>
              {t('refuse')} <kbd>2</kbd>
            </Button>
            <Button type="primary" loading={busy} onClick={() => void run(() => approve(named))}>
              {t('approve')} <kbd>1</kbd>
            </Button>
          </>
        )}
        {!waits && decides && card.reactivatedAt === null && (
          <Button disabled={busy} onClick={() => void run(() => client.losses.takeBack.mutate({ id, rev }))}>
            {t('takeBack')}
          </Button>
        )}
        {card.state === 'refused' && isOwn && card.seenAt === null && (
          <Button type="primary" disabled={busy} onClick={() => void run(() => client.losses.seen.mutate({ id, rev }))}>
            {t('seen')}
          </Button>
        )}
      </div>
    </section>
  );
}
