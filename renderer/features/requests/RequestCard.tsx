import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay, useStaff } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { dayText, fullMoment } from '../../lib/when.ts';
import { KnownField, KnownGroup, ReadPart } from '../../records/KnownField.tsx';
import { RecordCard } from '../../records/RecordCard.tsx';
import { useRecordCard } from '../../records/useRecordCard.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { AnswerPanel } from './AnswerPanel.tsx';
import { usePeople } from './people.ts';
import { managers, requestRecord } from './requestRecord.ts';
import { StateTag } from './StateTag.tsx';
import type { OpenRequest } from './types.ts';

/** 请求 | 回复 | 客户 on one page. */
export function RequestCard({ request }: { readonly request: OpenRequest }) {
  const { t } = useTranslation('requests');
  const { card, customer } = request;
  const me = useStaff();
  const manages = useMay(...managers);
  const isOwn = card.ownerId === me.id || card.createdBy === me.id;
  const people = usePeople(card.ownerId);
  const record = useRecordCard(requestRecord, {
    card,
    create: () => Promise.reject(new Error('a request is made from the customer')),
    update: (changes) => client.requests.update.mutate(changes),
  });
  const { form } = record;
  return (
    <RecordCard
      record={record}
      readFirst
      mayWrite={card.state !== 'closed' && (manages || isOwn)}
      title={
        <>
          {customer?.name ?? card.customerName} {t(`kind.${card.kind}`)}{' '}
          <StateTag state={card.state} overdue={request.overdue} />
        </>
      }
      subtitle={
        <Facts>
          {t('due', { day: dayText(card.dueOn) })}
          {request.ownerName}
          {t('raised', { at: fullMoment(card.raisedAt), name: request.raisedByName })}
        </Facts>
      }
      middle={<AnswerPanel request={request} />}
      aside={
        customer && (
          <section className="panel" aria-label={t('field.customerId')}>
            <h2>{t('field.customerId')}</h2>
            <p>
              <Link to={`/customers/${customer.id}`}>{customer.name}</Link> <LevelTag level={customer.level} />
            </p>
            <p className="soft">{customer.ownerName}</p>
          </section>
        )
      }
      history={client.requests.history.query}
    >
      <KnownGroup form={form} called={t('group.asked')} columns={1} fields={['kind', 'content']} />
      <ReadPart when={!manages}>
        <KnownGroup form={form} called={t('group.promise')} columns={2}>
          <KnownField form={form} name="ownerId" read={request.ownerName}>
            {(bind) => <SelectInput {...bind} options={people} />}
          </KnownField>
          <KnownField form={form} name="dueOn" />
        </KnownGroup>
      </ReadPart>
    </RecordCard>
  );
}
