import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { useNow } from '../../lib/useNow.ts';
import { longestWaiting, nextFree } from './longestWaiting.ts';
import { NextOffer } from './NextOffer.tsx';
import { type Board, lineOf, type OpenPanel, type VisitLine } from './types.ts';
import { VisitCard } from './VisitCard.tsx';

/** 等待 · 接待中 · 已离店, all three whatever else stands open. Who waits longest stands first; of the others, the newest. */
export function BoardColumns(props: {
  board: Board;
  panel: OpenPanel | undefined;
  onOpen: (panel: OpenPanel) => void;
}) {
  const { t } = useTranslation('visits');
  const now = useNow();
  const settings = useQuery(trpc.settings.get.queryOptions());
  const { board, panel, onOpen } = props;
  const amberMs = (settings.data?.waitAmberMinutes ?? 3) * 60_000;
  const openId = lineOf(panel)?.id;
  const waiting = [...board.registered, ...board.assigned].sort((a, b) => a.arrivedAt - b.arrivedAt);
  const offered = longestWaiting(board);
  const next = nextFree(board.rota);
  const received = board.received.toSorted((a, b) => (b.receivedAt ?? 0) - (a.receivedAt ?? 0));
  const cards = (lines: readonly VisitLine[]) =>
    lines.map((line) => (
      <VisitCard
        key={line.id}
        line={line}
        now={now}
        amberMs={amberMs}
        open={line.id === openId}
        onOpen={onOpen}
        offer={next !== undefined && line.id === offered?.id && <NextOffer line={line} next={next} />}
      />
    ));
  const newest = waiting.toSorted((a, b) => a.id.localeCompare(b.id)).at(-1)?.id;
  return (
    <>
      <Column title={t('column.waiting')} count={waiting.length} empty={t('column.waiting.empty')} newest={newest}>
        {cards(waiting)}
      </Column>
      <Column title={t('column.received')} count={board.received.length} empty={t('column.received.empty')}>
        {cards(received)}
      </Column>
      <Column title={t('column.closed')} count={board.closed.length} empty={t('column.closed.empty')}>
        {cards(board.closed)}
      </Column>
    </>
  );
}

interface ColumnProps {
  readonly title: string;
  readonly count: number;
  readonly empty: string;
  /** Id of the party that came last: when it is another one, it is brought into sight. */
  readonly newest?: string | undefined;
  readonly children: ReactNode;
}

function Column(props: ColumnProps) {
  const { newest } = props;
  const cards = useRef<HTMLDivElement>(null);
  const seen = useRef(newest);
  useEffect(() => {
    if (newest === undefined || newest === seen.current) return;
    seen.current = newest;
    cards.current?.querySelector(`[data-visit="${CSS.escape(newest)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [newest]);
  return (
    <section className="floor-column" aria-label={props.title}>
      <h2>
        {props.title} <span className="floor-count tabular">{props.count}</span>
      </h2>
      <div className="floor-cards" ref={cards}>
        {props.count === 0 ? <p className="floor-empty">{props.empty}</p> : props.children}
      </div>
    </section>
  );
}
