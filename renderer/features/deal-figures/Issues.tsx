import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { byAge, grouped } from '../../../db/deal-figures/figures.ts';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

/** 冲突: 单据问题 that nobody has settled. */
export function Issues({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.issues.queryOptions(scope.standing, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  const kindName = (kind: string) => t(`deal-issues:kind.${kind}`, { defaultValue: t('deal-issues:kind.other') });
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const critical = rows.filter(({ severity }) => severity === 'critical');
        return (
          <FigurePanel
            title={t('issues.title')}
            about={t('issues.about')}
            figures={[
              { key: 'open', label: t('issues.open'), ...countOf(rows), warn: true },
              { key: 'critical', label: t('issues.critical'), ...countOf(critical), warn: true },
            ]}
            groups={[
              {
                title: t('issues.byKind'),
                figures: grouped(rows, ({ kind }) => kind).map(({ key, rows: of }) => ({
                  key: `kind ${key}`,
                  label: kindName(key),
                  ...countOf(of),
                })),
              },
              {
                title: t('issues.byAge'),
                figures: byAge(rows).map(({ key, rows: of }) => ({
                  key,
                  label: t(`age.${key}`),
                  ...countOf(of),
                })),
              },
            ]}
            columns={[
              { key: 'kind', title: t('column.issue'), render: (row) => kindName(row.kind) },
              { key: 'thing', title: t('column.thing'), render: (row) => row.thing.replace(/^\w+:/, '') },
              { key: 'opened', title: t('column.opened'), render: (row) => moment(row.openedAt) },
            ]}
            to={(row) => `/deal-issues/${row.id}`}
          />
        );
      }}
    </Loaded>
  );
}
