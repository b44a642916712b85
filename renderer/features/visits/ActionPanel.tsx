import { useEffect, useRef } from 'react';
import { AssignPanel } from './AssignPanel.tsx';
import { ClosePanel } from './ClosePanel.tsx';
import { CompletePanel } from './CompletePanel.tsx';
import { RotaPanel } from './RotaPanel.tsx';
import { RotaStepPanel } from './RotaStepPanel.tsx';
import { SameCardPanel } from './SameCardPanel.tsx';
import type { Board, OpenPanel } from './types.ts';
import { VoidPanel } from './VoidPanel.tsx';

/** What one does with a visit, beside the board: the columns of those who wait and are received stay in sight. */
export function ActionPanel(props: { panel: OpenPanel; board: Board; onClose: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stops = place.current?.querySelectorAll<HTMLElement>('[data-chip][tabindex="0"], input, .ant-btn');
    [...(stops ?? [])].find((stop) => stop.checkVisibility())?.focus();
  }, []);
  return (
    <div className="action-panel" ref={place}>
      <PanelOf {...props} />
    </div>
  );
}

function PanelOf(props: { panel: OpenPanel; board: Board; onClose: () => void }) {
  const { panel, board, onClose } = props;
  switch (panel.kind) {
    case 'assign':
      return <AssignPanel line={panel.line} rota={board.rota} onClose={onClose} />;
    case 'complete':
      return <CompletePanel line={panel.line} onClose={onClose} />;
    case 'close':
      return <ClosePanel line={panel.line} onClose={onClose} />;
    case 'void':
      return <VoidPanel line={panel.line} onClose={onClose} />;
    case 'same':
      return <SameCardPanel line={panel.line} card={panel.card} onClose={onClose} />;
    case 'rota':
      return <RotaPanel rota={board.rota} onClose={onClose} />;
    case 'rotaStep': {
      const place = board.rota.order.find(({ staffId }) => staffId === panel.staffId);
      // Taken out of the order meanwhile: nothing may be done with them any more.
      return place === undefined ? null : <RotaStepPanel place={place} onClose={onClose} />;
    }
  }
}
