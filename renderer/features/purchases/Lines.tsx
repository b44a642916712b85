import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { costRoles } from '../../../db/vehicles/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { dayText } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { receivers } from './purchaseRecords.ts';
import { StateTag } from './StateTag.tsx';
import type { OrderLine } from './types.ts';

interface LinesProps {
  readonly lines: readonly OrderLine[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onArrive: (ids: readonly string[]) => void;
  readonly onAdd?: () => void;
}

/** The cars of an order. A row is opened beside them; several ticked ones come in one after the other. */
export function Lines({ lines, chosen, onChoose, onArrive, onAdd }: LinesProps) {
  const { t } = useTranslation('purchases');
  const mayReceive = useMay(...receivers);
  const seesCost = useMay(...costRoles);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const coming = lines.filter(({ state }) => state !== 'arrived').map(({ id }) => id);
  const arriving = ticked.filter((id) => coming.includes(id));
  const arrive = () => {
    const ids = arriving.length > 0 ? arriving : coming.filter((id) => id === chosen);
    if (ids.length > 0) onArrive(ids);
  };
  useHotkeys(t('lines'), [
    ...(onAdd ? [{ keys: 'alt+a', label: t('line.add'), run: onAdd }] : []),
    ...(mayReceive ? [{ keys: 'alt+r', label: t('arrive'), run: arrive }] : []),
  ]);
  const tick = (id: string, on: boolean) => setTicked(on ? [...ticked, id] : ticked.filter((other) => other !== id));
  return (
    <section className="panel purchase-lines" aria-label={t('lines')}>
      <h2>
        {t('lines')}
        <span className="row-actions">
          {mayReceive && arriving.length > 0 && (
            <Button size="small" onClick={arrive}>
              {t('arrive.many', { count: arriving.length })}
            </Button>
          )}
          {onAdd && (
            <Button size="small" onClick={onAdd}>
              {t('line.add')} <kbd>Alt+A</kbd>
            </Button>
          )}
        </span>
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line.id} aria-current={line.id === chosen}>
            {mayReceive && (
              <Checkbox
                aria-label={t('line.tick', { name: nameOf(line) })}
                disabled={line.state === 'arrived'}
                checked={arriving.includes(line.id)}
                onChange={(event) => tick(line.id, event.target.checked)}
              />
            )}
            <button type="button" className="purchase-line" onClick={() => onChoose(line.id)}>
              <span>
                <strong>{nameOf(line)}</strong>
                <small>{[line.exteriorColor, line.interiorColor, line.batch].filter(Boolean).join(' · ')}</small>
              </span>
              <span>
                <StateTag line={line} />
                {line.daysLate !== null ? (
                  <small className="purchase-late">{t('late.days', { count: line.daysLate })}</small>
                ) : (
                  <small>
                    {line.arrivedOn ?? (line.expectedOn && t('expected', { day: dayText(line.expectedOn) }))}
                  </small>
                )}
              </span>
              <span>
                <span className="tabular">{line.vin}</span>
                <small>{line.promisedTo && t('promised', { name: line.promisedTo.name })}</small>
              </span>
              {seesCost && (
                <span className="tabular purchase-price">
                  {line.priceFen != null && money(line.priceFen, true)}
                  <small>{line.paidOn && t('paid', { day: line.paidOn })}</small>
                </span>
              )}
            </button>
            {mayReceive && line.state !== 'arrived' && (
              <Button size="small" onClick={() => onArrive([line.id])}>
                {t('arrive')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const nameOf = ({ model, series }: Pick<OrderLine, 'model' | 'series'>) => model ?? series ?? '';
