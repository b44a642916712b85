import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { fieldLabel } from '../../ui/fieldText.ts';
import { notifyFailure } from '../../ui/notices.tsx';
import { sideText } from './records.ts';
import { takeBack } from './takeBack.ts';

/** 已处理: the decisions of the last 30 days, each to be taken back. */
export function SettledList() {
  const { t, i18n } = useTranslation('sync');
  const settled = useQuery(trpc.sync.settledIssues.queryOptions());
  const listed = new Intl.ListFormat(i18n.language, { style: 'narrow' });
  if (settled.data === undefined || settled.data.length === 0) return null;
  return (
    <details className="panel">
      <summary>{t('settled', { count: settled.data.length })}</summary>
      <ul className="issues">
        {settled.data.map((issue) => {
          const named = (fields: readonly string[]) =>
            listed.format(fields.map((field) => (field === '*' ? t('record') : fieldLabel(issue.entity, field))));
          const given = issue.fields.filter((field) => !issue.kept.includes(field));
          return (
            <li key={issue.id} className="issue">
              <strong>
                {t(`entity.${issue.entity}`)} {issue.label}
              </strong>
              <span className="issue-reason">
                {issue.kept.length > 0 && t('settled.mine', { side: sideText(issue), fields: named(issue.kept) })}{' '}
                {given.length > 0 && t('settled.theirs', { fields: named(given) })}
              </span>
              <span title={fullMoment(issue.resolvedAt)}>
                {issue.resolvedBy} {moment(issue.resolvedAt)}
              </span>
              <Button size="small" onClick={() => void takeBack(issue.id).catch(notifyFailure)}>
                {t('ui:undo')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
