import { useTranslation } from 'react-i18next';
import { ORDER_WRITERS, type OrderState, orderStates } from '../../../db/orders/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay, useStaff } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { orderRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['orders']['list']['rows'][number];

/** What waits for somebody of a role. */
const REVIEWS: Partial<Record<Role, OrderState>> = { manager: 'managerReview', finance: 'financeReview' };

/** 销售订单; for who reviews them it begins with what waits for them. */
export default function OrdersPage() {
  const { t } = useTranslation('orders');
  const me = useStaff();
  const reviews = REVIEWS[me.role];
  const columns: ListColumn<Line>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 190,
      render: (row) => <strong className="tabular">{row.docNo ?? t('status.draft')}</strong>,
    },
    { key: 'status', title: t('column.status'), width: 90, render: (row) => <StateTag state={row.status} /> },
    { key: 'customer', title: t('field.customerId'), width: 110, render: (row) => row.customerName },
    {
      key: 'car',
      title: t('column.car'),
      width: 220,
      wide: true,
      render: (row) => (row.cars > 1 ? t('carAndMore', { name: row.carName, count: row.cars }) : row.carName),
    },
    {
      key: 'vehicleFen',
      title: t('column.vehicleFen'),
      width: 120,
      number: true,
      render: (row) => (row.vehicleFen === null ? '' : money(row.vehicleFen)),
    },
    {
      key: 'planned',
      title: t('field.plannedDeliveryOn'),
      width: 110,
      sortable: true,
      render: (row) => row.plannedDeliveryOn,
    },
    { key: 'owner', title: t('field.consultantId'), width: 90, render: (row) => row.consultantName },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={orderRecord}
      part={client.orders}
      columns={columns}
      {...(reviews && { start: { filters: { status: reviews } } })}
      filters={[
        { key: 'status', label: t('column.status'), asList: true, options: choices(t, 'status', orderStates) },
        { key: 'consultantId', label: t('filter.mine'), options: [{ value: me.id, label: t('filter.mine') }] },
      ]}
      mayAdd={useMay(...ORDER_WRITERS)}
    />
  );
}
