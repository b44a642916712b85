import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';

/** Why nothing goes up: somebody paused files on this PC, or its line costs by the byte. */
export function LaneNote() {
  const { t } = useTranslation('attachments');
  const may = useMay('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
  const lane = useQuery({ ...trpc.attachments.lane.queryOptions(), enabled: may }).data;
  if (!lane || (!lane.paused && !lane.metered)) return null;
  return (
    <p className="files-note">
      {t(lane.paused ? 'lane.paused' : 'lane.metered')} <Link to="/sync">{t('lane.where')}</Link>
    </p>
  );
}
