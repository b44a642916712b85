import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import { Page } from '../../ui/Page.tsx';
import { AttentionList } from './AttentionList.tsx';
import { IssueView } from './IssueView.tsx';
import './sync.css';
import './attention.css';

/** 需处理: what two people changed at once, cards that look alike, and what head office did not take. */
export default function AttentionPage() {
  const { t } = useTranslation('sync');
  const [params] = useSearchParams();
  const choosing = useMay('consultant', 'manager', 'admin');
  const issues = useQuery({ ...trpc.sync.openIssues.queryOptions(), enabled: choosing });
  const id = params.get('issue');
  const order = (issues.data ?? []).map((issue) => issue.id);
  if (id !== null && choosing) return <IssueView key={id} id={id} order={order} />;
  return (
    <Page title={t('attention.title')} subtitle={t('attention.subtitle')}>
      <AttentionList />
    </Page>
  );
}
