import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Masked } from '../../ui/Masked.tsx';
import type { CustomerCard } from './types.ts';

interface Props {
  readonly card: CustomerCard;
  readonly field: CustomerCard['masked'][number];
}

/** A masked number of the card, shown to those who may ask and say why. */
export function Revealed({ card, field }: Props) {
  const { t } = useTranslation('customers');
  const mayReveal = useMay('consultant', 'manager', 'backOffice', 'finance', 'admin');
  const reveal = async (reason: string) => {
    const { value } = await client.customers.reveal.mutate({ id: card.id, field, reason });
    // Who looked and why stands in the timeline at once.
    void queryClient.invalidateQueries(trpc.customers.timeline.queryFilter({ id: card.id }));
    return value ?? '';
  };
  return <Masked value={card[field] ?? ''} label={t(`field.${field}`)} {...(mayReveal && { reveal })} />;
}
