import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { DraftNote, FormBody } from '../../ui/FormBody.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { useListView, useNeighbours } from '../../ui/listView.ts';
import { Page } from '../../ui/Page.tsx';
import { CardActions, SaveCard } from './CardActions.tsx';
import { CardFields } from './CardFields.tsx';
import { CardSubtitle, CardTitle } from './CardHead.tsx';
import { Clashes } from './Clashes.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import './customers.css';
import { LinkedVehicles } from './LinkedVehicles.tsx';
import { MergeLater } from './MergeLater.tsx';
import { Timeline } from './Timeline.tsx';
import type { Card } from './types.ts';
import { useCardForm } from './useCardForm.ts';

/** 客户卡: one page; Alt+↑ ↓ go to the neighbours in the list it was opened from. */
export default function CustomerPage() {
  const { t } = useTranslation('customers');
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { previous, next } = useNeighbours('customers', id);
  const list = useListView('customers');
  const card = useQuery(trpc.customers.get.queryOptions({ id }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list control is new on every render
  useEffect(() => {
    if (list.order.includes(id)) list.set({ openId: id });
  }, [id]);
  const go = (to: string | undefined) => () => void (to !== undefined && navigate(`/customers/${to}`));
  useHotkeys(t('keys.card'), [
    { keys: 'alt+arrowup', label: t('keys.previous'), run: go(previous) },
    { keys: 'alt+arrowdown', label: t('keys.next'), run: go(next) },
    { keys: 'arrowup', label: t('keys.previous'), run: go(previous) },
    { keys: 'arrowdown', label: t('keys.next'), run: go(next) },
  ]);
  return (
    <Loaded query={card} rows={10}>
      {(data) => (
        <CardPage key={data.id} card={data} previous={go(previous)} next={go(next)} ends={{ previous, next }} />
      )}
    </Loaded>
  );
}

interface CardPageProps {
  readonly card: Card;
  readonly previous: () => void;
  readonly next: () => void;
  readonly ends: { readonly previous: string | undefined; readonly next: string | undefined };
}

function CardPage({ card, previous, next, ends }: CardPageProps) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const { form, clashes } = useCardForm(card);
  return (
    <Page
      fill
      title={<CardTitle card={card} />}
      subtitle={<CardSubtitle card={card} />}
      filters={<DraftNote form={form} />}
      actions={
        <CardActions
          card={card}
          form={form}
          previous={ends.previous === undefined ? undefined : previous}
          next={ends.next === undefined ? undefined : next}
        />
      }
      primary={<SaveCard form={form} />}
    >
      <div className="card-page">
        <section className="panel card-fields" aria-label={t('card.fields')}>
          <FormBody form={form} onLeave={() => void navigate('/customers')}>
            <Clashes form={form} clashes={clashes} />
            <CardFields form={form} id={card.id} />
          </FormBody>
        </section>
        <Timeline id={card.id} />
        <div className="card-related">
          <ConsentPanel card={card} />
          <LinkedVehicles id={card.id} />
          <MergeLater card={card} />
        </div>
      </div>
    </Page>
  );
}
