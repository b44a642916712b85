import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { mayCorrect } from '../../../db/visits/rules.ts';
import { refusalOf } from '../../lib/errors.ts';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { cursorBack } from './cursorBack.ts';
import type { OpenPanel, SameCard, VisitLine } from './types.ts';

/** What may be done with a party in its state; the usual next step comes first. */
export function VisitActions(props: { line: VisitLine; onOpen: (panel: OpenPanel) => void; offer: ReactNode }) {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const { line, onOpen } = props;
  const target = { id: line.id, rev: line.rev };
  const isCall = line.channel === 'call';

  const { run } = useOnce(async (work: () => Promise<unknown>) => {
    const opener = document.activeElement;
    try {
      await work();
    } catch (error) {
      notifyFailure(error);
    } finally {
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
      cursorBack(opener, line.id);
    }
  });
  const corrects = mayCorrect(line, useStaff(), useToday());
  const opens = (kind: 'assign' | 'complete' | 'close' | 'void', name = kind as string) => (
    <button key={kind} type="button" className="link" onClick={() => onOpen({ kind, line })}>
      {t(`action.${name}`)}
    </button>
  );
  const does = (name: string, work: () => Promise<unknown>) => (
    <button key={name} type="button" className="link" onClick={() => void run(work)}>
      {t(`action.${name}`)}
    </button>
  );
  const makeCard = async () => {
    try {
      const { id } = await client.customers.createFromVisit.mutate({ visitId: line.id, rev: line.rev });
      await navigate(`/customers/${id}`);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.code !== 'customer.duplicate') throw error;
      onOpen({ kind: 'same', line, card: refusal.params as unknown as SameCard });
    }
  };
  const mayBecomeCard = line.customerId === null && line.name !== null && line.phone !== null;
  return (
    <footer className="visit-actions">
      {props.offer}
      {(line.state === 'registered' || (isCall && line.consultantId === null)) &&
        opens('assign', line.consultantId === null ? 'assign' : 'reassign')}
      {line.state === 'assigned' && does('receive', () => client.visits.receive.mutate(target))}
      {line.state === 'assigned' && opens('assign', 'reassign')}
      {opens(
        'complete',
        isCall && line.state !== 'closed' ? 'callForm' : line.missing.length === 0 ? 'correct' : 'complete',
      )}
      {mayBecomeCard && line.state !== 'registered' && does('card', makeCard)}
      {line.state === 'closed'
        ? does('reopen', async () => {
            await client.visits.reopen.mutate(target);
            notify(t('reopened'));
          })
        : opens('close', isCall ? 'finish' : 'close')}
      {corrects && opens('void')}
    </footer>
  );
}
