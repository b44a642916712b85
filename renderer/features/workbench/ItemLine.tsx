import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dueText, moment } from '../../lib/when.ts';
import { Facts } from '../../ui/Facts.tsx';
import type { ItemName, ItemRow } from './types.ts';

/** Notes that are codes or numbers, in words. */
const NOTES: Partial<Record<ItemName, (note: string) => { key: string; count?: number }>> = {
  brokenClocks: (note) => ({ key: `follow-ups:reason.${note}` }),
  plansUnread: (note) => ({ key: `daily:kind.${note}` }),
  cardsLeft: (note) => ({ key: 'workbench:note.cards', count: Number(note) }),
  handoversOpen: (note) => ({ key: 'workbench:note.cards', count: Number(note) }),
};

/** One thing that waits: whose, since when, and the way to where one goes about it. */
export function ItemLine({ name, row }: { name: ItemName; row: ItemRow }) {
  const { t, i18n } = useTranslation('workbench');
  const said = row.note === null ? undefined : NOTES[name]?.(row.note);
  return (
    <>
      <Link to={row.path}>{row.label || t('nameless')}</Link>{' '}
      <small>
        <Facts>
          {row.at !== null && moment(row.at)}
          {row.on !== null && (name === 'reportsUnread' || name === 'plansUnread' ? row.on.slice(5) : dueText(row.on))}
          {row.who}
          {said === undefined ? row.note : i18n.t(said.key, { count: said.count })}
        </Facts>
      </small>
    </>
  );
}
