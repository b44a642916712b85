import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WISH_FIELDS } from '../../../db/customers/wish.ts';
import { useMay } from '../../lib/session.ts';
import { BesideNeed } from '../../ui/BesideNeed.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { Timeline } from './Timeline.tsx';
import type { CustomerCard } from './types.ts';

/** Fields of the groups 意向 and 需求分析. */
const NEED = new Set<string>([
  ...WISH_FIELDS,
  ...['source', 'sourceDetail', 'campaign', 'referrer'],
  ...['rivals', 'buyTimeBand', 'buyType', 'payment', 'ownedCar', 'tradeIn', 'decisionMaker'],
]);

/** Has the cursor been in a field of the need since the card was saved last? Reading the card asks for nothing beside it. */
function useNeedTyped(form: Form<CardValues>): [boolean, (typed: boolean) => void] {
  const [typed, setTyped] = useState(false);
  const saves = useFormValue(form, (state) => state.saves);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each save
  useEffect(() => setTyped(false), [saves]);
  useEffect(() => {
    const see = ({ target }: FocusEvent) => {
      const field = (target as Element | null)?.closest<HTMLElement>('.record-fields [data-field]')?.dataset.field;
      if (field !== undefined && NEED.has(field)) setTyped(true);
    };
    document.addEventListener('focusin', see);
    return () => document.removeEventListener('focusin', see);
  }, []);
  return [typed, setTyped];
}

interface CardMiddleProps {
  readonly card: CustomerCard | undefined;
  readonly form: Form<CardValues>;
}

/** Beside the fields: the timeline; while the need is typed, what fits it above. */
export function CardMiddle({ card, form }: CardMiddleProps) {
  const { t } = useTranslation('customers');
  const [typed, setTyped] = useNeedTyped(form);
  const mayTake = useMay('consultant', 'manager', 'backOffice', 'admin');
  const asked = card === undefined || typed;
  return (
    <div className="customer-middle">
      {asked && (
        <div className="customer-need">
          {card !== undefined && (
            <button type="button" className="link customer-need-shut" onClick={() => setTyped(false)}>
              {t('need.shut')}
            </button>
          )}
          <BesideNeed form={form} customer={card && { id: card.id, name: card.name }} mayTake={mayTake} />
        </div>
      )}
      {card && <Timeline id={card.id} />}
    </div>
  );
}
