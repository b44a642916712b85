import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import type { OpenApproval } from './records.ts';

type Car = OpenApproval['cars'][number];
const amount = (fen: number | null | undefined) => (fen === null || fen === undefined ? '–' : money(fen));
/** 优惠 and 置换抵扣 take off the sum. */
const signed = ({ kind, amountFen }: OpenApproval['lines'][number]) =>
  amountFen !== null && (kind === 'discount' || kind === 'tradeIn') ? -amountFen : amountFen;
const number = { align: 'right', className: 'tabular' } as const;

/** The deal as it is now, as far as the reader may see it: a consultant is told what is below their own authority, never the floor. */
export function AskedDeal({ open: { cars, lines } }: { readonly open: OpenApproval }) {
  const { t } = useTranslation('approvals');
  const seesFloor = cars.some((car) => 'floorFen' in car);
  return (
    <>
      {cars.length > 0 && (
        <section className="panel" aria-label={t('cars')}>
          <h2>{t('cars')}</h2>
          <Table<Car>
            size="small"
            rowKey={(car) => cars.indexOf(car)}
            pagination={false}
            dataSource={[...cars]}
            columns={[
              { title: t('car.title'), render: (_, car) => car.title },
              { title: t('car.guide'), width: 110, ...number, render: (_, car) => amount(car.guideFen) },
              { title: t('car.deal'), width: 110, ...number, render: (_, car) => amount(car.dealFen) },
              ...(seesFloor
                ? [
                    {
                      title: t('car.floor'),
                      width: 110,
                      ...number,
                      render: (_: unknown, car: Car) => ('floorFen' in car ? amount(car.floorFen) : ''),
                    },
                  ]
                : []),
              { title: t('car.net'), width: 110, ...number, render: (_, car) => <b>{amount(car.netFen)}</b> },
              {
                title: t('car.depth'),
                width: 80,
                ...number,
                render: (_, car) => (car.depthBp === null ? '–' : `${(car.depthBp / 100).toFixed(2)} %`),
              },
              { title: t('car.below'), width: 100, ...number, render: (_, car) => amount(car.belowFen) },
            ]}
          />
        </section>
      )}
      {lines.length > 0 && (
        <section className="panel" aria-label={t('lines')}>
          <h2>{t('lines')}</h2>
          <Table
            size="small"
            rowKey="lineNo"
            pagination={false}
            dataSource={[...lines]}
            columns={[
              { title: t('line.title'), render: (_, line) => line.title || t(`quotes:kind.${line.kind}`) },
              { title: t('line.mode'), width: 90, render: (_, line) => t(`mode.${line.mode}`) },
              { title: t('line.qty'), width: 60, ...number, render: (_, line) => line.qty },
              { title: t('line.list'), width: 110, ...number, render: (_, line) => amount(line.listFen) },
              { title: t('line.amount'), width: 110, ...number, render: (_, line) => amount(signed(line)) },
            ]}
          />
        </section>
      )}
    </>
  );
}
