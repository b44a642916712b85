import type { TFunction } from 'i18next';
import { ruleText } from '../../lib/errors.ts';
import { dayText } from '../../lib/when.ts';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { StateTag } from './StateTag.tsx';
import type { PurchaseLine } from './types.ts';

export function purchaseColumns(t: TFunction): ListColumn<PurchaseLine>[] {
  const day = (field: 'orderedOn' | 'allocatedOn' | 'shippedOn' | 'arrivedOn', hidden = true) => ({
    key: field,
    title: t(`field.${field}`),
    width: 110,
    hidden,
    render: (row: PurchaseLine) => row[field],
  });
  return [
    {
      key: 'model',
      title: t('field.model'),
      width: 150,
      wide: true,
      render: (row) => <strong>{row.model ?? row.series}</strong>,
    },
    { key: 'color', title: t('field.exteriorColor'), width: 90, render: (row) => row.exteriorColor },
    { key: 'interior', title: t('field.interiorColor'), width: 90, render: (row) => row.interiorColor },
    { key: 'state', title: t('field.state'), width: 90, render: (row) => <StateTag line={row} /> },
    {
      key: 'expected',
      title: t('field.expectedOn'),
      width: 180,
      sortable: true,
      render: (row) =>
        row.daysLate !== null ? (
          <span className="purchase-late">
            {row.expectedOn} {t('late.days', { count: row.daysLate })}
          </span>
        ) : (
          row.expectedOn && (row.state === 'arrived' ? row.expectedOn : dayText(row.expectedOn))
        ),
    },
    { key: 'vin', title: t('field.vin'), width: 170, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'orderNo', title: t('field.orderNo'), width: 110, render: (row) => row.orderNo },
    { key: 'batch', title: t('field.batch'), width: 90, render: (row) => row.batch },
    { key: 'promised', title: t('field.promisedToId'), width: 90, render: (row) => row.promisedTo },
    { key: 'supplier', title: t('field.supplier'), width: 160, render: (row) => row.supplier },
    day('arrivedOn', false),
    day('orderedOn'),
    day('allocatedOn'),
    day('shippedOn'),
    { key: 'options', title: t('field.options'), width: 160, hidden: true, render: (row) => row.options },
    {
      key: 'sync',
      title: t('column.sync'),
      width: 100,
      hidden: true,
      render: ({ sync }) => (
        <SyncTag state={sync.state} reason={sync.message ?? (sync.code === null ? null : ruleText(sync.code))} />
      ),
    },
  ];
}
