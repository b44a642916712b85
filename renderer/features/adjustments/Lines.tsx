import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../lib/money.ts';
import { leaving } from '../../ui/leaving.ts';
import { AddLines, ChangeLine } from './LinePanel.tsx';
import type { AdjustmentLine, OpenAdjustment } from './records.ts';
import './adjustments.css';

/** What the 调价单 changes, line by line; a draft's line opens beside the others. */
export function Lines({ open, mayWrite }: { readonly open: OpenAdjustment; readonly mayWrite: boolean }) {
  const { t } = useTranslation('adjustments');
  const { lines, card } = open;
  const [panel, setPanel] = useState<string>();
  const show = (next: string | undefined) => leaving(() => setPanel(next));
  const close = () => setPanel(undefined);
  const chosen = lines.find(({ id }) => id === panel);
  return (
    <section className="panel adjustment-lines" aria-label={t('lines')}>
      <h2>
        {t('lines')}
        {mayWrite && <Button onClick={() => show('add')}>{t('line.add')}</Button>}
      </h2>
      {panel === 'add' && mayWrite && <AddLines adjustmentId={card.id} last={lines.at(-1)} onClose={close} />}
      {chosen && mayWrite && <ChangeLine key={chosen.id} line={chosen} onClose={close} />}
      {lines.length === 0 ? (
        <p className="soft">{t('lines.none')}</p>
      ) : (
        <Table<AdjustmentLine>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={lines}
          columns={[
            { title: t('field.lineNo'), width: 50, render: (_, line) => line.lineNo },
            {
              title: t('field.productId'),
              render: (_, line) => (
                <>
                  {mayWrite ? (
                    <button type="button" className="link" onClick={() => show(line.id)}>
                      {line.name}
                    </button>
                  ) : (
                    line.name
                  )}
                  <small className="soft">
                    {[line.listName, line.exteriorColor, line.interiorColor, line.optionCode]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </>
              ),
            },
            { title: t('field.itemCode'), width: 90, render: (_, line) => line.itemName },
            {
              title: t('column.old'),
              width: 90,
              align: 'right',
              className: 'tabular',
              render: (_, line) => (line.oldFen === null ? '–' : money(line.oldFen, true)),
            },
            {
              title: t('column.new'),
              width: 90,
              align: 'right',
              className: 'tabular',
              render: (_, line) => <strong>{line.newFen === null ? t('noPrice') : money(line.newFen, true)}</strong>,
            },
            {
              title: t('column.days'),
              width: 110,
              render: (_, line) => (
                <>
                  {line.validFrom}
                  <small className="soft">{line.validTo ?? t('open')}</small>
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
