import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../lib/outputs.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Facts } from '../../ui/Facts.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';

type Damage = Outputs['purchases']['damages'][number];

/** 质损 of a car, what is open first; its photographs stand among the car's files. Nothing where there never was any. */
export function Damages({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const { t } = useTranslation('purchases');
  const damages = useQuery(trpc.purchases.damages.queryOptions({ id })).data ?? [];
  async function turn(damage: Damage, state: Damage['state']): Promise<void> {
    try {
      const saved = await client.purchases.updateDamage.mutate({ id: damage.id, rev: damage.rev, state });
      if (state === 'settled')
        notify(t('damage.settled', { part: damage.part }), () => turn({ ...damage, rev: saved.rev }, 'open'));
      await queryClient.invalidateQueries(trpc.purchases.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  }
  if (damages.length === 0) return null;
  return (
    <section className="panel record-history" aria-label={t('damages')}>
      <h2>{t('damages')}</h2>
      <ol>
        {damages.map((damage) => (
          <li key={damage.id} className={damage.state === 'settled' ? 'row-quiet' : ''}>
            <p>
              <Facts>
                <strong>{damage.part}</strong>
                {t(`kind.${damage.kind}`)}
                {t(`severity.${damage.severity}`)}
                {damage.liable && t(`liable.${damage.liable}`)}
                {damage.note}
              </Facts>
            </p>
            <p className="soft row-actions">
              {t(`state.${damage.state}`)}
              <Link to={`/files/vehicle/${id}`}>{t('damage.photos')}</Link>
              {mayWrite && (
                <button
                  type="button"
                  className="link"
                  onClick={() => void turn(damage, damage.state === 'open' ? 'settled' : 'open')}
                >
                  {t(damage.state === 'open' ? 'damage.settle' : 'damage.reopen')}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
