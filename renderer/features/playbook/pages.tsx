import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  PLAYBOOK_KEEPERS,
  playbookFields,
  playbookKinds,
  playbookProblems,
  playbookRequired,
  stages,
} from '../../../db/playbook/model.ts';
import { useCarCatalogue } from '../../lib/carCatalogue.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { aboutRecord } from '../../records/about.ts';
import { plainPages } from '../../records/plainPages.tsx';
import { choices } from '../../records/RecordList.tsx';

/** 话术库: written by managers, read by who sells. */
export const { ListPage, CardPage } = plainPages({
  about: aboutRecord('playbook_entry', playbookFields.omit({ lossId: true }), {
    name: (saved) => saved.title,
    fresh: { kind: 'objection', active: true },
    required: playbookRequired,
    problems: playbookProblems,
  }),
  part: client.playbook,
  write: PLAYBOOK_KEEPERS,
  columns: [
    'title',
    'kind',
    'stage',
    'series',
    'rivals',
    'tags',
    {
      key: 'updatedAt',
      label: 'updatedAt',
      width: 110,
      sortable: true,
      render: (row, t) => (row.active === true ? moment(row.updatedAt) : t('use.off')),
    },
  ],
  useFilters: (t) => [
    { key: 'kind', label: t('field.kind'), options: choices(t, 'kind', playbookKinds) },
    { key: 'stage', label: t('field.stage'), asList: true, options: choices(t, 'stage', stages) },
    { key: 'use', label: t('field.active'), asList: true, options: choices(t, 'use', ['active', 'off']) },
  ],
  groups: [
    { fields: ['kind', 'stage', 'title', 'active', 'outcome'] },
    { title: 'group.words', fields: ['ask', 'answer'], columns: 1 },
    { title: 'group.fits', fields: ['series', 'rivals', 'tags', 'levels'] },
    { title: 'group.source', fields: ['source'], columns: 1 },
  ],
  goesWith: { outcome: ({ kind }) => kind === 'case' },
  readFirst: true,
  subtitle: ({ updatedAt }) => moment(updatedAt),
  useSuggestions() {
    const { series } = useCarCatalogue();
    const known = useQuery(trpc.playbook.words.queryOptions()).data;
    return { series: series.map((one) => one.series), ...known };
  },
  Aside: ({ open: { card } }) => card.lossId !== null && <FromLoss id={card.lossId} />,
});

function FromLoss({ id }: { readonly id: string }) {
  const { t } = useTranslation('playbook');
  return (
    <section className="panel">
      <h2>{t('fromLoss')}</h2>
      <Link to={`/losses/${id}`}>{t('fromLoss.open')}</Link>
    </section>
  );
}
