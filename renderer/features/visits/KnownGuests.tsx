import { useTranslation } from 'react-i18next';
import { MOST_KNOWN } from '../../../db/visits/rules.ts';
import { moment } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { KnownGuest } from './types.ts';

/** Whom the typed text may mean, under the field: name, masked number, owner, last visit. */
export function KnownGuests(props: {
  id: string;
  guests: readonly KnownGuest[];
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
          <KnownGuestText guest={guest} />
        </div>
      ))}
      <p>
        {t('known.keys')}
        {guests.length >= MOST_KNOWN && ` · ${t('known.most', { count: MOST_KNOWN })}`}
      </p>
    </div>
  );
}

export function KnownGuestText({ guest }: { guest: KnownGuest }) {
  const { t } = useTranslation('visits');
  return (
    <span className="known-text">
      <b>
        {guest.name ?? t('guest.unnamed')} {guest.level !== null && <LevelTag level={guest.level} />}{' '}
        <i className="tabular">{guest.maskedPhone}</i>
      </b>
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
