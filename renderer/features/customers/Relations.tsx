import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type RelationKind, relationKinds } from '../../../db/customers/people.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { CustomerPick } from './CustomerPick.tsx';
import type { CustomerCard, Relation } from './types.ts';

const refresh = () => queryClient.invalidateQueries(trpc.customers.relations.pathFilter());

/** 关系: whose family, whose recommender; said from both cards. */
export function Relations({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const relations = useQuery(trpc.customers.relations.list.queryOptions({ customerId: card.id }));
  const mayWrite = useMay('consultant', 'manager', 'backOffice', 'admin');
  const [adding, setAdding] = useState(false);
  const remove = async ({ id, rev, other }: Relation) => {
    try {
      await client.customers.relations.remove.mutate({ id, rev });
      notify(t('relations.removed', { name: other.name }), async () => {
        await client.customers.relations.restore.mutate({ id });
        await refresh();
      });
      await refresh();
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <section className="panel" aria-label={t('relations')}>
      <h2>
        {t('relations')}
        {mayWrite && !adding && (
          <button type="button" className="link" onClick={() => setAdding(true)}>
            {t('relations.add')}
          </button>
        )}
      </h2>
      <Loaded query={relations} rows={1}>
        {(rows) => (
          <>
            {rows.length === 0 && !adding && <p className="soft">{t('relations.none')}</p>}
            {rows.map((row) => (
              <p key={row.id}>
                <span className="soft">{t(`relation.${row.kind}.${row.direction}`)}</span>{' '}
                <button type="button" className="link" onClick={() => void navigate(`/customers/${row.other.id}`)}>
                  {row.other.name}
                </button>{' '}
                <span className="tabular soft">{row.other.phone}</span> {row.note}{' '}
                {mayWrite && (
                  <button type="button" className="link" onClick={() => void remove(row)}>
                    {t('contacts.remove')}
                  </button>
                )}
              </p>
            ))}
          </>
        )}
      </Loaded>
      {adding && <AddRelation card={card} onDone={() => setAdding(false)} />}
    </section>
  );
}

function AddRelation({ card, onDone }: { readonly card: CustomerCard; readonly onDone: () => void }) {
  const { t } = useTranslation('customers');
  const [kind, setKind] = useState<RelationKind>('family');
  const [other, setOther] = useState<{ id: string; name: string }>();
  const [note, setNote] = useState('');
  const { run: add, busy } = useOnce(async () => {
    if (other === undefined) return;
    try {
      await client.customers.relations.add.mutate({ fromId: card.id, toId: other.id, kind, note: note.trim() || null });
      notify(t('relations.added', { name: other.name }));
      await refresh();
      onDone();
    } catch (error) {
      notifyFailure(error);
    }
  });
  return (
    <div className="relation-add">
      <ChipGroup<RelationKind>
        label={t('relations.kind')}
        value={kind}
        onChange={setKind}
        options={relationKinds.map((value) => ({ value, label: t(`relation.${value}`) }))}
      />
      <CustomerPick label={t('relations.other')} value={other} onPick={setOther} exceptId={card.id} />
      <Input
        aria-label={t('relations.note')}
        placeholder={t('relations.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onPressEnter={() => void add()}
      />
      <p>
        <Button type="primary" disabled={other === undefined || busy} onClick={() => void add()}>
          {t('relations.add')}
        </Button>{' '}
        <Button onClick={onDone}>{t('contacts.cancel')}</Button>
      </p>
    </div>
  );
}
