import { useTranslation } from 'react-i18next';
import { MOST_KNOWN } from '../../../db/visits/rules.ts';
import { clock, moment } from '../../lib/when.ts';
import { FoundParts, Marked } from '../../ui/Found.tsx';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { Board, KnownGuest } from './types.ts';

/** Whom the typed text may mean, under the field: name, masked number, owner, last visit. */
export function KnownGuests(props: {
  id: string;
  guests: readonly KnownGuest[];
  board: Board;
  marked: number | undefined;
  onChoose: (guest: KnownGuest) => void;
}) {
  const { t } = useTranslation('visits');
  const { guests } = props;
  if (guests.length === 0) return null;
  return (
    <div className="known-guests" role="listbox" id={props.id} aria-label={t('known.label')}>
      {guests.map((guest, index) => (
        <div
          key={guest.customerId ?? guest.visitId}
          role="option"
          tabIndex={-1}
          aria-selected={index === props.marked}
          className="known-guest"
          onMouseDown={(event) => {
            // Keeps the cursor in the field.
            event.preventDefault();
            props.onChoose(guest);
          }}
        >
          <KnownGuestText guest={guest} board={props.board} searched />
        </div>
      ))}
      <p>
        {t('known.keys')}
        {guests.length >= MOST_KNOWN && ` · ${t('known.most', { count: MOST_KNOWN })}`}
      </p>
    </div>
  );
}

/** Whoever is in the showroom already says so: registered once more they would be two parties. */
export function KnownGuestText(props: { guest: KnownGuest; board: Board; searched?: boolean }) {
  const { guest, board, searched = false } = props;
  const { t } = useTranslation('visits');
  const here = [...board.registered, ...board.assigned, ...board.received].find(
    ({ id, customerId, channel }) =>
      channel !== 'call' && (id === guest.visitId || (customerId !== null && customerId === guest.customerId)),
  );
  return (
    <span className="known-text">
      <b>
        {guest.name === null ? t('guest.unnamed') : <Marked text={guest.name} marks={searched ? guest.marks : []} />}{' '}
        {guest.level !== null && <LevelTag level={guest.level} />} <i className="tabular">{guest.maskedPhone}</i>{' '}
        {here !== undefined && (
          <span className="tag tag-amber">{t('known.here', { time: clock(here.arrivedAt) })}</span>
        )}
      </b>
      {searched && guest.parts.length > 0 && (
        <small>
          <FoundParts parts={guest.parts} />
        </small>
      )}
      <small>
        {guest.customerId === null
          ? t(guest.ownerName === null ? 'known.noCard' : 'known.noCard.by', { name: guest.ownerName })
          : t('known.owner', { name: guest.ownerName ?? t('known.nobody') })}
        {guest.lastVisitAt !== null &&
          ` · ${t('known.last', { when: moment(guest.lastVisitAt), count: guest.visits })}`}
      </small>
    </span>
  );
}
