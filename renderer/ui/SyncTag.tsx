import { useTranslation } from 'react-i18next';
import type { RecordSyncState } from '../../db/sync/model.ts';

const tones: Record<RecordSyncState, string> = {
  local: 'grey',
  pending: 'amber',
  delivered: 'green',
  rejected: 'red',
  conflict: 'red',
  held: 'grey',
};

/** Where this record stands on its way to head office, in a word; `reason` on hover. */
export function SyncTag(props: { state: RecordSyncState; reason?: string | null }) {
  const { t } = useTranslation('ui');
  return (
    <span className={`mark mark-${tones[props.state]}`} title={props.reason ?? t(`record.${props.state}.meaning`)}>
      {t(`record.${props.state}`)}
    </span>
  );
}
