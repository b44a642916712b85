import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';

/** Cards that were merged into this one, to be taken out again for 30 days. */
export function Absorbed({ id }: { readonly id: string }) {
  const { t } = useTranslation('customers');
  const absorbed = useQuery(trpc.duplicates.absorbed.queryOptions({ entity: 'customer', id }));
  if (absorbed.data === undefined || absorbed.data.length === 0) return null;
  async function part(loserId: string, name: string): Promise<void> {
    try {
      const { unsure } = await client.duplicates.part.mutate({ entity: 'customer', loserId });
      notify(unsure ? t('duplicates:parted.unsure', { name }) : t('absorbed.parted', { name }));
      for (const part of [trpc.duplicates, trpc.customers]) await queryClient.invalidateQueries(part.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  }
  return (
    <div className="panel">
      <h2>{t('absorbed')}</h2>
      {absorbed.data.map((card) => (
        <p key={card.id}>
          {card.title} <span className="soft">{card.facts.join(' · ')}</span>{' '}
          {card.at !== null && <span className="soft">{moment(card.at)}</span>}{' '}
          {card.undoable && (
            <button type="button" className="link" onClick={() => void part(card.id, card.title)}>
              {t('absorbed.part')}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}
