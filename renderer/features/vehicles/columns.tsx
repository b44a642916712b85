import type { TFunction } from 'i18next';
import { type AgeColours, ageTone } from '../../../db/vehicles/age.ts';
import { ruleText } from '../../lib/errors.ts';
import { money } from '../../lib/money.ts';
import { moment } from '../../lib/when.ts';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { paintOf } from './paint.ts';
import { StatusTag } from './StatusTag.tsx';
import type { StockLine } from './types.ts';

/** `colours`: the showroom's table of 库龄颜色. */
export function stockColumns(t: TFunction, colours: AgeColours): ListColumn<StockLine>[] {
  const tone = (days: number) => `car-age-${ageTone(days, colours) ?? 'none'}`;
  return [
    {
      key: 'series',
      title: t('field.series'),
      width: 80,
      sortable: true,
      render: (row) => <strong>{row.series ?? row.brand}</strong>,
    },
    { key: 'model', title: t('field.model'), width: 150, wide: true, render: (row) => row.model },
    {
      key: 'color',
      title: t('field.exteriorColor'),
      width: 130,
      render: (row) =>
        row.exteriorColor && (
          <>
            <i className="car-paint" style={{ background: paintOf(row.exteriorColor) }} aria-hidden />
            {row.exteriorColor}
          </>
        ),
    },
    { key: 'vin', title: t('field.vin'), width: 180, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'status', title: t('field.status'), width: 90, render: (row) => <StatusTag status={row.status} /> },
    { key: 'location', title: t('field.location'), width: 120, render: (row) => row.location },
    {
      key: 'arrived',
      title: t('column.age'),
      width: 90,
      sortable: true,
      number: true,
      render: (row) =>
        row.ageInDays !== null && (
          <span className={tone(row.ageInDays)}>{t('column.days', { count: row.ageInDays })}</span>
        ),
    },
    {
      key: 'price',
      title: t('field.listPriceFen'),
      width: 110,
      number: true,
      render: (row) => row.listPriceFen !== null && money(row.listPriceFen, true),
    },
    { key: 'buyer', title: t('field.buyerId'), width: 100, render: (row) => row.buyerName },
    { key: 'updated', title: t('column.updated'), width: 120, sortable: true, render: (row) => moment(row.updatedAt) },
    { key: 'interior', title: t('field.interiorColor'), width: 110, hidden: true, render: (row) => row.interiorColor },
    { key: 'year', title: t('field.modelYear'), width: 80, hidden: true, number: true, render: (row) => row.modelYear },
    { key: 'plate', title: t('field.plate'), width: 110, hidden: true, render: (row) => row.plate },
    {
      key: 'origin',
      title: t('field.origin'),
      width: 80,
      hidden: true,
      render: (row) => t(`origin.${row.origin}`),
    },
    { key: 'arrivedOn', title: t('field.arrivedOn'), width: 110, hidden: true, render: (row) => row.arrivedOn },
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
