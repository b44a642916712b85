import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleText } from '../../lib/errors.ts';
import { money } from '../../lib/money.ts';
import { leaving } from '../../ui/leaving.ts';
import { LinePanel } from './LinePanel.tsx';
import type { OpenOrder, OrderLine } from './records.ts';

const number = { align: 'right', className: 'tabular' } as const;

/** What goes with the cars, in the order of the sheet; a draft's line opens beside the others. */
export function Lines({ open, mayWrite }: { readonly open: OpenOrder; readonly mayWrite: boolean }) {
  const { t } = useTranslation('orders');
  const { lines, cars } = open;
  const [panel, setPanel] = useState<string>();
  const show = (next: string | undefined) => leaving(() => setPanel(next));
  const chosen = lines.find(({ id }) => id === panel);
  const carNo = (line: OrderLine) => cars.findIndex(({ id }) => id === line.orderVehicleId) + 1;
  return (
    <section className="panel order-part" aria-label={t('lines')}>
      <h2>
        {t('lines')}
        {mayWrite && <Button onClick={() => show('add')}>{t('line.add')}</Button>}
      </h2>
      {mayWrite && (panel === 'add' || chosen) && (
        <LinePanel key={panel} open={open} line={chosen} onClose={() => setPanel(undefined)} />
      )}
      {lines.length === 0 ? (
        <p className="soft">{t('lines.none')}</p>
      ) : (
        <Table<OrderLine>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={lines}
          columns={[
            { title: t('field.lineNo'), width: 50, render: (_, line) => line.lineNo },
            {
              title: t('field.title'),
              render: (_, line) => (
                <>
                  {mayWrite ? (
                    <button type="button" className="link" onClick={() => show(line.id)}>
                      {line.title || t(`kind.${line.kind}`)}
                    </button>
                  ) : (
                    line.title || t(`kind.${line.kind}`)
                  )}
                  <small className="soft">
                    {[
                      line.title && t(`kind.${line.kind}`),
                      carNo(line) > 0 && cars.length > 1 && t('ofCar', { no: carNo(line) }),
                      line.estimate && t('estimate'),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </>
              ),
            },
            { title: t('field.mode'), width: 80, render: (_, line) => t(`mode.${line.mode}`) },
            { title: t('field.qty'), width: 50, ...number, render: (_, line) => line.qty },
            {
              title: t('field.listFen'),
              width: 100,
              ...number,
              render: (_, line) => (line.listFen === null ? '' : money(line.listFen)),
            },
            {
              title: t('field.amountFen'),
              width: 110,
              ...number,
              render: (_, line) =>
                line.amountFen === null ? (
                  <span className="gate-shut">{line.noPriceReason ? ruleText(line.noPriceReason) : t('noAmount')}</span>
                ) : (
                  <strong>{money(line.amountFen)}</strong>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
