import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Level } from '../../../db/customers/model.ts';
import { contactCustomer } from '../../lib/contacting.ts';
import { useToday } from '../../lib/today.ts';
import { dayText } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { Moving } from './LevelPanel.tsx';
import type { Compartment, DrawerCard } from './types.ts';

const DRAGGED = 'application/x-zhanting-card';

/** One compartment. */
export function DrawerColumn(props: {
  compartment: Compartment;
  /** Its digit. */
  place: number;
  levels: readonly Level[];
  showsOwner: boolean;
  onMove: (moving: Moving) => void;
}) {
  const { t } = useTranslation('follow-ups');
  const { rule, count, overdue, cards } = props.compartment;
  const [over, setOver] = useState(false);
  const today = useToday();
  function dropped(event: DragEvent): void {
    setOver(false);
    const held = event.dataTransfer.getData(DRAGGED);
    if (held === '') return;
    event.preventDefault();
    const { card, from } = JSON.parse(held) as { card: DrawerCard; from: Level };
    if (from !== rule.level) props.onMove({ card, from, to: rule.level });
  }
  function keys(event: KeyboardEvent, card: DrawerCard): void {
    if (event.target !== event.currentTarget) return;
    const to = props.levels[Number(event.key) - 1];
    if (to !== undefined && to !== rule.level) props.onMove({ card, from: rule.level, to });
    else if (event.key === 'Enter') contactCustomer(card.id);
    else return;
    event.preventDefault();
  }
  return (
    <section
      className={`drawer-column${over ? ' drawer-over' : ''}`}
      aria-label={t('drawer.column', { level: t(`ui:level.${rule.level}`), count })}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <header title={rule.window}>
        <kbd>{props.place}</kbd> <LevelTag level={rule.level} /> <b className="tabular">{count}</b>
        {overdue > 0 && <span className="queue-late">{t('drawer.overdue', { count: overdue })}</span>}
      </header>
      <div className="drawer-cards">
        {cards.map((card) => (
          <article
            key={card.id}
            draggable
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it has keys of its own besides its links
            tabIndex={0}
            aria-label={card.name}
            onKeyDown={(event) => keys(event, card)}
            onDragStart={(event) => event.dataTransfer.setData(DRAGGED, JSON.stringify({ card, from: rule.level }))}
          >
            <Link to={`/customers/${card.id}`}>{card.name}</Link>
            <span>{card.interest}</span>
            {card.nextContactOn !== null && (
              <span
                className={card.nextContactOn < today ? 'queue-late' : card.nextContactOn === today ? 'queue-soon' : ''}
              >
                {dayText(card.nextContactOn)}
              </span>
            )}
            <small>
              {t('drawer.days', { count: card.daysInLevel })} {props.showsOwner && card.ownerName}
            </small>
          </article>
        ))}
        {count > cards.length && <Link to="/customers">{t('drawer.more', { count: count - cards.length })}</Link>}
      </div>
    </section>
  );
}
