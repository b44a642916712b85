import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { cursorBack } from './cursorBack.ts';
import { guestTitle } from './guestTitle.ts';
import type { Rota, VisitLine } from './types.ts';

/** On the card of the party that waits longest, once somebody is free: one tap (Alt+G) gives it to the next of the rota. */
export function NextOffer(props: { line: VisitLine; next: Rota['order'][number] }) {
  const { t } = useTranslation('visits');
  const { line, next } = props;
  const { run, busy } = useOnce(
    async () => {
      const opener = document.activeElement;
      try {
        await client.visits.assign.mutate({ id: line.id, rev: line.rev, consultantId: next.staffId });
        notify(t('assigned', { name: guestTitle(line, t('guest.unnamed')), consultant: next.name }));
      } catch (error) {
        notifyFailure(error);
      } finally {
        await queryClient.invalidateQueries(trpc.visits.pathFilter());
        cursorBack(opener, line.id);
      }
    },
    // The next card with an offer stands where this one stood.
    { moves: true },
  );
  useHotkeys(t('keys.group'), [{ keys: 'alt+g', label: t('offer.key'), run: () => void run() }]);
  return (
    <Button type="primary" size="small" className="offer" loading={busy} onClick={() => void run()}>
      {t('offer.give', { consultant: next.name })} <kbd>Alt+G</kbd>
    </Button>
  );
}
