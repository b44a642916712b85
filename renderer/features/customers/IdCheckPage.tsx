import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type IdFinding, idFindings } from '../../../db/customers/id-check.ts';
import { ruleText } from '../../lib/errors.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import type { IdCheck } from './types.ts';
import './customers.css';

/** How often a running check is looked at, ms. */
const LOOK = 300;

/** 身份证检查: the ID numbers of all cards that are wrong, of the old 15 digits, doubtful, or on two cards. */
export default function IdCheckPage() {
  const { t } = useTranslation('customers');
  const check = useQuery(
    trpc.customers.idCheck.state.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.running ? LOOK : false),
    }),
  );
  const start = async () => {
    try {
      await client.customers.idCheck.start.mutate();
      await queryClient.invalidateQueries(trpc.customers.idCheck.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  };
  return (
    <Page
      fill
      title={t('idCheck')}
      subtitle={check.data && t('idCheck.when', { when: moment(check.data.startedAt), count: check.data.total })}
      primary={
        <Button type="primary" autoFocus loading={check.data?.running === true} onClick={() => void start()}>
          {t(check.data ? 'idCheck.again' : 'idCheck.start')}
        </Button>
      }
    >
      <Loaded query={{ ...check, data: check.data === null ? ('never' as const) : check.data }} rows={8}>
        {(found) =>
          found === 'never' ? <Empty title={t('idCheck.never')} text={t('idCheck.never.text')} /> : <Found {...found} />
        }
      </Loaded>
    </Page>
  );
}

function Found({ running, done, total, counts, lines }: IdCheck) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const [only, setOnly] = useState<IdFinding>();
  const shown = lines.filter(({ finding }) => only === undefined || finding === only);
  return (
    <div className="panel id-check">
      {running && <Progress percent={Math.floor((100 * done) / Math.max(1, total))} status="active" />}
      <ChipGroup<IdFinding | undefined>
        clearable
        label={t('idCheck.only')}
        value={only}
        onChange={setOnly}
        options={idFindings.map((value) => ({ value, label: `${t(`idCheck.${value}`)} ${counts[value]}` }))}
      />
      {shown.length === 0 && !running ? (
        <Empty title={t('idCheck.none')} />
      ) : (
        <Table
          size="small"
          rowKey={({ id, finding, group }) => `${id} ${finding} ${group ?? ''}`}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={[...shown].sort((a, b) => (a.group ?? 0) - (b.group ?? 0))}
          columns={[
            {
              title: t('field.name'),
              dataIndex: 'name',
              render: (name: string, { id }) => (
                <button type="button" className="link" onClick={() => void navigate(`/customers/${id}`)}>
                  {name}
                </button>
              ),
            },
            { title: t('column.cardNo'), dataIndex: 'cardNo', width: 150 },
            { title: t('field.owner'), dataIndex: 'ownerName', width: 110, render: (name) => name ?? t('owner.none') },
            { title: t('field.idNo'), dataIndex: 'idNo', width: 200, className: 'tabular' },
            { title: t('idCheck.what'), dataIndex: 'finding', width: 90, render: (each) => t(`idCheck.${each}`) },
            {
              title: t('idCheck.why'),
              dataIndex: 'code',
              render: (code: string, { group }) => (group === null ? ruleText(code) : t('idCheck.group', { group })),
            },
          ]}
        />
      )}
    </div>
  );
}
