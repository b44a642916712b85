import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { longestWaiting, nextFree } from './longestWaiting.ts';
import { NextOffer } from './NextOffer.tsx';
import type { Board, OpenPanel, VisitLine } from './types.ts';
import { useNow } from './useNow.ts';
import { VisitCard } from './VisitCard.tsx';

/** 等待 · 接待中 · 已离店. An open panel takes the place of those who have left, the least urgent ones. */
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
  const openId = panel !== undefined && panel.kind !== 'rota' ? panel.line.id : undefined;
  const waiting = [...board.registered, ...board.assigned].sort((a, b) => a.arrivedAt - b.arrivedAt);
  const offered = longestWaiting(board);
  const next = nextFree(board.rota);
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
  return (
    <>
      <Column title={t('column.waiting')} count={waiting.length} empty={t('column.waiting.empty')}>
        {cards(waiting)}
      </Column>
      <Column title={t('column.received')} count={board.received.length} empty={t('column.received.empty')}>
        {cards(board.received)}
      </Column>
      {panel === undefined && (
        <Column title={t('column.closed')} count={board.closed.length} empty={t('column.closed.empty')}>
          {cards(board.closed)}
        </Column>
      )}
    </>
  );
}

function Column(props: { title: string; count: number; empty: string; children: ReactNode }) {
  return (
    <section className="floor-column" aria-label={props.title}>
      <h2>
        {props.title} <span className="tabular">{props.count}</span>
      </h2>
      <div className="floor-cards">
        {props.count === 0 ? <p className="floor-empty">{props.empty}</p> : props.children}
      </div>
    </section>
  );
}
