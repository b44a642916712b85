import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { client, refresh, trpc } from '../../lib/trpc.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { deciders } from './lossRecord.ts';

/** 收进话术库: what was learned from a case is kept for the others; one that is there is a way to it. */
export function InPlaybook({ lossId }: { readonly lossId: string }) {
  const { t } = useTranslation('losses');
  const navigate = useNavigate();
  const mayMake = useMay(...deciders);
  const entry = useQuery(trpc.playbook.ofLoss.queryOptions({ lossId }));
  const { run } = useOnce(async () => {
    try {
      const { id } = await client.playbook.fromLoss.mutate({ lossId });
      await refresh('playbook');
      void navigate(`/playbook/${id}`);
    } catch (error) {
      notifyFailure(error);
    }
  });
  if (entry.data) return <Link to={`/playbook/${entry.data.id}`}>{t('playbook.open')}</Link>;
  return mayMake && entry.isSuccess && <Button onClick={() => void run()}>{t('playbook.make')}</Button>;
}
