import { useTranslation } from 'react-i18next';
import { APPROVAL_INSIDERS, approvalKinds } from '../../../db/approvals/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { type ApprovalLine, approvalRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

const SHOWN = ['pending', 'approved', 'rejected'] as const;

/** 额度审批: for who decides it begins with what waits, for who asked with all of theirs. */
export default function ApprovalsPage() {
  const { t } = useTranslation('approvals');
  const isInsider = useMay(...APPROVAL_INSIDERS);
  const decides = useMay('manager');
  const columns: ListColumn<ApprovalLine>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 190,
      render: (row) => <strong className="tabular">{row.docNo}</strong>,
    },
    {
      key: 'status',
      title: t('column.status'),
      width: 80,
      render: (row) => <StateTag state={row.status} isVoid={row.isVoid} />,
    },
    { key: 'kind', title: t('column.kind'), width: 100, render: (row) => t(`kind.${row.kind}`) },
    { key: 'customer', title: t('column.customer'), width: 110, render: (row) => row.customerName },
    {
      key: 'doc',
      title: t('column.doc'),
      width: 180,
      render: (row) => <span className="tabular">{row.docLabel}</span>,
    },
    {
      key: 'asked',
      title: t('column.asked'),
      width: 110,
      number: true,
      render: (row) => (row.askedFen === null ? '' : money(row.askedFen)),
    },
    ...(isInsider
      ? [
          {
            key: 'level',
            title: t('column.level'),
            width: 70,
            number: true,
            render: (row: ApprovalLine) => row.requiredLevel,
          },
        ]
      : []),
    { key: 'reason', title: t('column.reason'), width: 200, wide: true, render: (row) => row.reason },
    { key: 'asker', title: t('column.asker'), width: 80, render: (row) => row.askerName },
    { key: 'decider', title: t('column.decider'), width: 80, render: (row) => row.deciderName },
    { key: 'updated', title: t('column.updated'), width: 100, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={approvalRecord}
      part={client.approvals}
      columns={columns}
      {...(decides && { start: { filters: { status: 'pending' } } })}
      filters={[
        { key: 'status', label: t('column.status'), options: choices(t, 'status', SHOWN) },
        { key: 'kind', label: t('column.kind'), asList: true, options: choices(t, 'kind', approvalKinds) },
      ]}
      mayAdd={false}
    />
  );
}
