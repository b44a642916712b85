import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { leaving } from '../../ui/leaving.ts';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import { BoardColumns } from './BoardColumns.tsx';
import { Calls } from './Calls.tsx';
import { cursorBack } from './cursorBack.ts';
import { ExpectedGuests } from './ExpectedGuests.tsx';
import { HourBars } from './HourBars.tsx';
import { RegisterPanel } from './RegisterPanel.tsx';
import { RotaStrip } from './RotaStrip.tsx';
import { TotalsLine } from './TotalsLine.tsx';
import { type Board, lineOf, type OpenPanel } from './types.ts';
import { Unfinished } from './Unfinished.tsx';
import './visits.css';

/** 展厅: registering stands open at the left, who waits and who is received beside it, the day's numbers above. */
export default function BoardPage() {
  const { t } = useTranslation('visits');
  const board = useQuery({ ...trpc.visits.board.queryOptions(), refetchInterval: 60_000 });
  const [panel, setPanel] = useState<OpenPanel>();
  const opener = useRef<Element>(null);
  function open(next: OpenPanel): void {
    opener.current = document.activeElement;
    setPanel(next);
  }
  function close(): void {
    setPanel(undefined);
    cursorBack(opener.current, lineOf(panel)?.id);
  }
  const setsRota = useMay('reception', 'manager', 'admin');
  if (board.data === undefined) {
    return board.error ? <ErrorState error={board.error} retry={() => void board.refetch()} /> : <Waiting rows={10} />;
  }
  return (
    <Page
      fill
      title={t('board.title')}
      subtitle={<TotalsLine totals={board.data.totals} />}
      filters={<HourBars byHour={board.data.totals.byHour} />}
      actions={
        setsRota && (
          <Button onClick={() => open({ kind: 'rota' })}>
            {board.data.rota.source === 'day' ? t('rota.open') : t('rota.openUnset')}
          </Button>
        )
      }
    >
      <div className="showroom-floor">
        <RegisterPanel board={board.data} uncover={() => leaving(close)} />
        <div className="floor-side">
          <RotaStrip links rota={board.data.rota} onOpen={open} />
          <Unfinished lines={board.data.unfinished} onOpen={open} />
          <ExpectedGuests />
          <Calls lines={board.data.calls} onOpen={open} />
          <div className="floor-columns">
            <BoardColumns board={board.data} panel={panel} onOpen={open} />
          </div>
        </div>
        {panel !== undefined && (
          <ActionPanel key={panelKey(panel)} panel={asNow(panel, board.data)} board={board.data} onClose={close} />
        )}
      </div>
    </Page>
  );
}

/** The panel with its visit as the board shows it now: what somebody else did meanwhile must not block the save. */
function asNow(panel: OpenPanel, board: Board): OpenPanel {
  if (panel.kind === 'rota' || panel.kind === 'rotaStep') return panel;
  const lines = [
    ...board.registered,
    ...board.assigned,
    ...board.received,
    ...board.calls,
    ...board.closed,
    ...board.unfinished,
  ];
  return { ...panel, line: lines.find(({ id }) => id === panel.line.id) ?? panel.line };
}

const panelKey = (panel: OpenPanel) =>
  [panel.kind, panel.kind === 'rotaStep' ? panel.staffId : lineOf(panel)?.id].join(' ');
