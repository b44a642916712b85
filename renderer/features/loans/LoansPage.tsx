import { useTranslation } from 'react-i18next';
import { LOAN_ASKERS, type LoanState, loanPurposes, requestStates } from '../../../db/loans/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment, shortDay } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { requestRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';
import './loans.css';

type Line = Outputs['loans']['list']['rows'][number];

/** 借出: who has which car, and what is overdue. */
export default function LoansPage() {
  const { t } = useTranslation('loans');
  const columns: ListColumn<Line>[] = [
    { key: 'docNo', title: t('column.docNo'), width: 190, render: (row) => <strong>{row.docNo}</strong> },
    {
      key: 'status',
      title: t('column.status'),
      width: 110,
      render: (row) => (
        <StateTag
          state={row.loanStatus !== null && row.loanStatus !== 'cancelled' ? (row.loanStatus as LoanState) : row.status}
        />
      ),
    },
    { key: 'purpose', title: t('field.purpose'), width: 110, render: (row) => t(`purpose.${row.purpose}`) },
    { key: 'borrower', title: t('field.borrower'), width: 130, render: (row) => row.borrower },
    { key: 'car', title: t('column.car'), render: (row) => [row.model, row.vin].filter(Boolean).join(' ') },
    { key: 'loanNo', title: t('column.loanNo'), width: 190, wide: true, render: (row) => row.loanNo },
    {
      key: 'due',
      title: t('field.dueBackOn'),
      width: 130,
      render: (row) =>
        row.dueBackOn !== null && (
          <span className={row.isOverdue ? 'loan-overdue' : ''}>
            {row.isOverdue ? t('overdueSince', { day: shortDay(row.dueBackOn) }) : shortDay(row.dueBackOn)}
          </span>
        ),
    },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={requestRecord}
      part={client.loans}
      columns={columns}
      filters={[
        { key: 'view', label: t('column.view'), options: choices(t, 'view', ['overdue', 'lent']) },
        {
          key: 'status',
          label: t('column.status'),
          options: choices(
            t,
            'status',
            requestStates.filter((state) => state !== 'draft'),
          ),
        },
        { key: 'purpose', label: t('field.purpose'), options: choices(t, 'purpose', loanPurposes) },
      ]}
      mayAdd={useMay(...LOAN_ASKERS)}
    />
  );
}
