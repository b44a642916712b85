import { useTranslation } from 'react-i18next';
import { requestKinds, requestStates } from '../../../db/requests/model.ts';
import { client } from '../../lib/trpc.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import { requestColumns } from './columns.tsx';
import { usePeople } from './people.ts';
import { requestRecord } from './requestRecord.ts';
import './requests.css';

/** 逾期 is no state of its own: an open one whose day is over. */
const asksOverdue = ({ filters: { state, mine, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: {
    ...filters,
    ...(state === 'overdue' ? { overdue: true } : state !== undefined && { state }),
    ...(mine === 'mine' && { mine: true }),
  },
});

/** 客户请求: what customers asked for, the one that is due first on top. A new one is made on the customer's card. */
export default function RequestsPage() {
  const { t } = useTranslation('requests');
  const people = usePeople();
  const states = choices(t, 'state', requestStates);
  return (
    <RecordList
      about={requestRecord}
      part={client.requests}
      columns={requestColumns(t)}
      asks={asksOverdue}
      start={{ filters: { state: 'open' } }}
      filters={[
        { key: 'state', label: t('field.state'), options: [...states, { value: 'overdue', label: t('overdue') }] },
        { key: 'mine', label: t('mine'), options: choices(t, 'mine', ['mine']) },
        { key: 'kind', label: t('field.kind'), options: choices(t, 'kind', requestKinds) },
        { key: 'ownerId', label: t('field.ownerId'), asList: true, options: people },
      ]}
      mayAdd={false}
    />
  );
}
