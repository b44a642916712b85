import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lineModes } from '../../../db/pricing/sheet.ts';
import { money } from '../../lib/money.ts';
import { leaving } from '../../ui/leaving.ts';
import { AddDue, AddLine, ChangeDue, ChangeLine } from './RowForms.tsx';
import type { ContractDue, ContractLine, OpenContract } from './records.ts';

type Panel = 'line' | 'due' | { readonly line: ContractLine } | { readonly due: ContractDue };

/** What is sold, given and done beside the car, and when what is due; a draft's row opens beside the others. */
export function Rows({ open, mayWrite }: { readonly open: OpenContract; readonly mayWrite: boolean }) {
  const { t } = useTranslation('contracts');
  const { card, lines, dues, totals } = open;
  const [panel, setPanel] = useState<Panel>();
  const show = (next: Panel | undefined) => leaving(() => setPanel(next));
  const close = () => setPanel(undefined);
  const planned = dues.reduce((sum, { dueFen }) => sum + dueFen, 0);
  return (
    <section className="panel contract-rows" aria-label={t('rows')}>
      <h2>
        {t('lines')}
        {mayWrite && <Button onClick={() => show('line')}>{t('line.add')}</Button>}
      </h2>
      {panel === 'line' && mayWrite && <AddLine contractId={card.id} onClose={close} />}
      {panel instanceof Object && 'line' in panel && mayWrite && (
        <ChangeLine key={panel.line.id} line={panel.line} onClose={close} />
      )}
      {lines.length === 0 && <p className="soft">{t('lines.none')}</p>}
      {lineModes.map((mode) => {
        const of = lines.filter((line) => line.mode === mode);
        return (
          of.length > 0 && (
            <div key={mode}>
              <h3>{t(`mode.${mode}`)}</h3>
              <ul>
                {of.map((line) => (
                  <li key={line.id}>
                    <Row write={mayWrite} onClick={() => show({ line })}>
                      {line.title || t(`kind.${line.kind}`)}
                    </Row>
                    {line.qty > 1 && <span className="soft"> × {line.qty}</span>}
                    {mode === 'agency' && (
                      <span className={line.voluntary ? 'tag tag-green' : 'tag tag-amber'}>
                        {t(line.voluntary ? 'voluntary.yes' : 'voluntary.no')}
                      </span>
                    )}
                    <b className="tabular">{line.amountFen === null ? '–' : money(line.amountFen)}</b>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
      <h2>
        {t('dues')}
        {mayWrite && <Button onClick={() => show('due')}>{t('due.add')}</Button>}
      </h2>
      {panel === 'due' && mayWrite && (
        <AddDue contractId={card.id} leftFen={totals.payableFen - planned} onClose={close} />
      )}
      {panel instanceof Object && 'due' in panel && mayWrite && (
        <ChangeDue key={panel.due.id} due={panel.due} onClose={close} />
      )}
      {dues.length === 0 && <p className="soft">{t('dues.none')}</p>}
      <ul>
        {dues.map((due) => (
          <li key={due.id}>
            <Row write={mayWrite} onClick={() => show({ due })}>
              {[due.dueOn, due.condition].filter(Boolean).join(' ')}
            </Row>
            <b className="tabular">{money(due.dueFen)}</b>
          </li>
        ))}
      </ul>
      {dues.length > 0 && planned !== totals.payableFen && (
        <p className="document-shut">{t('dues.differ', { money: money(totals.payableFen - planned) })}</p>
      )}
    </section>
  );
}

interface RowProps {
  readonly write: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

function Row({ write, onClick, children }: RowProps) {
  if (!write) return <span>{children}</span>;
  return (
    <button type="button" className="link" onClick={onClick}>
      {children}
    </button>
  );
}
