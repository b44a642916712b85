import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { auditFixes, auditMarks } from '../../../db/follow-ups/drawer-audit.ts';
import { dayText } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { type Found, type Marks, nextOpen } from './auditMarks.ts';
import type { CountedCard } from './types.ts';

interface AuditWalkProps {
  readonly cards: readonly CountedCard[];
  readonly marks: Marks;
  readonly onMark: (id: string, found: Found) => void;
}

const LABELS = { here: 'audit.here', missing: 'audit.gone', fix: 'audit.fix' } as const;

/** The cards one after the other: 1 在, 2 不在, 3 要改 and then what; ← goes back to the one before. */
export function AuditWalk({ cards, marks, onMark }: AuditWalkProps) {
  const { t } = useTranslation('follow-ups');
  // Nothing chosen: the first card nobody looked at, which a draft that came back may move on.
  const [chosen, setChosen] = useState<number>();
  const [mending, setMending] = useState(false);
  const at = chosen ?? nextOpen(cards, marks, 0);
  const card = cards[at];
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  function mark(found: Found): void {
    if (card === undefined) return;
    onMark(card.id, found);
    setMending(false);
    setChosen(nextOpen(cards, { ...marks, [card.id]: found }, at + 1));
  }
  function back(): void {
    // What is to be mended was not said yet: still the same card.
    if (!mending) setChosen(Math.max(0, at - 1));
    setMending(false);
  }
  const choices = mending
    ? auditFixes.map((what) => ({ label: t(`audit.what.${what}`), run: () => mark({ mark: 'fix', what }), on: false }))
    : auditMarks.map((one) => ({
        label: t(LABELS[one]),
        run: () => (one === 'fix' ? setMending(true) : mark({ mark: one })),
        on: card !== undefined && marks[card.id]?.mark === one,
      }));
  useHotkeys(t('audit.keys'), [
    ...choices.map(({ label, run }, index) => ({ keys: String(index + 1), label, run })),
    { keys: 'arrowleft', label: t('audit.back'), run: () => back() },
  ]);
  if (card === undefined) return null;
  return (
    <section ref={place} tabIndex={-1} className="audit-card" aria-live="polite">
      <p>{t('audit.progress', { at: at + 1, count: cards.length })}</p>
      <h3>
        {card.name} <LevelTag level={card.level} />
      </h3>
      <p>
        {card.interest} {card.nextContactOn !== null && t('audit.next', { day: dayText(card.nextContactOn) })}
      </p>
      {mending && <p>{t('audit.what.title')}</p>}
      <div className="chips">
        {choices.map(({ label, run, on }, index) => (
          <button key={label} type="button" className="chip" aria-pressed={on} onClick={run}>
            <i aria-hidden>{index + 1}</i>
            {label}
          </button>
        ))}
      </div>
      {at > 0 && (
        <button type="button" className="link" onClick={() => back()}>
          ← {t('audit.back')}
        </button>
      )}
    </section>
  );
}
