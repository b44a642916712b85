import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { approvalFigures } from '../../../db/deal-figures/figures.ts';
import { trpc } from '../../lib/trpc.ts';
import { briefly, moment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf, fenShown, UNKNOWN } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

const HOUR_MS = 3_600_000;

/** 审批: what waits now and for how long; of what was asked in the month what was refused, and approved for nothing. */
export function Approvals({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.asked.queryOptions(scope.monthly, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  const lasting = (hours: number | undefined) => (hours === undefined ? UNKNOWN : briefly(hours * HOUR_MS));
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { waiting, waitingByKind, decided, decidedHours, refused, approvedVoid } = approvalFigures(rows);
        return (
          <FigurePanel
            title={t('asked.title')}
            about={t('asked.about')}
            figures={[
              { key: 'waiting', label: t('asked.waiting'), ...countOf(waiting) },
              { key: 'hours', label: t('asked.hours'), value: lasting(decidedHours), rows: decided },
              { key: 'refused', label: t('asked.refused'), ...countOf(refused) },
              { key: 'void', label: t('asked.void'), ...countOf(approvedVoid) },
            ]}
            groups={[
              {
                title: t('asked.byKind'),
                figures: waitingByKind.map(({ key, rows: of, longest }) => ({
                  key: `kind ${key}`,
                  label: t(`approvals:kind.${key}`),
                  value: t('asked.longest', { count: of.length, time: lasting(longest) }),
                  rows: of,
                })),
              },
            ]}
            columns={[
              { key: 'kind', title: t('column.kind'), render: (row) => t(`approvals:kind.${row.kind}`) },
              { key: 'doc', title: t('column.doc'), render: (row) => row.docLabel },
              { key: 'asked', title: t('column.askedFen'), number: true, render: (row) => fenShown(row.askedFen) },
              { key: 'at', title: t('column.askedAt'), render: (row) => moment(row.askedAt) },
              { key: 'hours', title: t('column.hours'), number: true, render: (row) => lasting(row.hours) },
            ]}
            to={(row) => `/approvals/${row.id}`}
          />
        );
      }}
    </Loaded>
  );
}
