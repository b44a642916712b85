import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Level } from '../../../db/customers/model.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { guestTitle } from './guestTitle.ts';
import type { SameCard, VisitLine } from './types.ts';

/** 建卡 met a card with the same number: the visit goes to that card, or a second one is made on purpose. */
export function SameCardPanel(props: { line: VisitLine; card: SameCard; onClose: () => void }) {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const { line, card, onClose } = props;
  const name = guestTitle(line, t('guest.unnamed'));
  useHotkeys(t('same.title', { name }), [{ keys: 'escape', label: t('ui:keys.leave'), run: onClose }]);

  async function run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      onClose();
    } catch (error) {
      notifyFailure(error);
    } finally {
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
    }
  }
  const tie = async () => {
    await client.visits.tie.mutate({ id: line.id, rev: line.rev, customerId: card.id });
    notify(t('same.tied', { name: card.name }));
  };
  const makeAnother = async () => {
    const made = await client.customers.createFromVisit.mutate({ visitId: line.id, rev: line.rev, force: true });
    await navigate(`/customers/${made.id}`);
  };
  return (
    <aside className="panel form-panel">
      <h2>{t('same.title', { name })}</h2>
      <div className="guest-chosen">
        <span className="known-text">
          <b>
            {card.name} <LevelTag level={card.level as Level} /> <i className="tabular">{card.maskedPhone}</i>
          </b>
          <small>
            {t('known.owner', { name: card.ownerName ?? t('known.nobody') })} ·{' '}
            {t('same.lastContact', { when: moment(card.lastContactAt) })}
          </small>
        </span>
      </div>
      <div className="same-choices">
        <Button type="primary" onClick={() => void run(tie)}>
          {t('same.tie')}
        </Button>
        <Button onClick={() => void run(makeAnother)}>{t('same.another')}</Button>
        <Button type="text" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
      </div>
    </aside>
  );
}
