import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { useListView } from '../../ui/listView.ts';
import { notify, notifyFailure } from '../../ui/notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { CrmHistory } from './CrmHistory.tsx';
import { CrmPreview } from './CrmPreview.tsx';
import { filtersOf } from './whose.ts';
import './customers.css';

/** As many as one question to head office may name. */
const MOST = 100;

/** 发送到 I-CROP: of one card (`?id=`), or of the cards the list is narrowed to; exactly what leaves stands beside them. */
export default function CrmPage() {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const only = useSearchParams()[0].get('id') ?? undefined;
  const list = useListView('customers');
  const filters = filtersOf(list);
  const one = useQuery(trpc.customers.get.queryOptions({ id: only ?? '' }, { enabled: only !== undefined }));
  const many = useQuery(
    trpc.customers.list.queryOptions({ filters, limit: MOST } as never, { enabled: only === undefined }),
  );
  const rows = only === undefined ? many.data?.rows : one.data && [one.data];
  const [unchosen, setUnchosen] = useState<readonly string[]>([]);
  const [looked, setLooked] = useState<string>();
  const agreed = (rows ?? []).filter(({ hqShareConsent }) => hqShareConsent === 'granted').map(({ id }) => id);
  const chosen = agreed.filter((id) => !unchosen.includes(id));
  const shown = looked ?? agreed[0] ?? rows?.[0]?.id;
  const { run: send, busy } = useOnce(async () => {
    try {
      const { reason, records } = await client.customers.crm.send.mutate({ ids: chosen });
      if (reason !== null) notify(t(`crm.reason.${reason}`, { defaultValue: t('crm.reason.other') }));
      else
        notify(
          t('crm.sent', {
            queued: records.filter(({ state }) => state === 'queued').length,
            kept: records.filter(({ state }) => state !== 'queued').length,
          }),
        );
      await queryClient.invalidateQueries(trpc.customers.crm.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  });
  return (
    <Page
      fill
      title={t('crm.title')}
      subtitle={only === undefined ? t('crm.of.list', { count: rows?.length ?? 0 }) : t('crm.of.one')}
      actions={
        <Button onClick={() => void navigate(only === undefined ? '/customers' : `/customers/${only}`)}>
          {t(only === undefined ? 'records:back' : 'crm.back')}
        </Button>
      }
      primary={
        <Button type="primary" autoFocus disabled={chosen.length === 0 || busy} onClick={() => void send()}>
          {t('crm.send', { count: chosen.length })}
        </Button>
      }
    >
      <Loaded query={only === undefined ? { ...many, data: rows } : { ...one, data: rows }} rows={8}>
        {(cards) =>
          cards.length === 0 ? (
            <Empty title={t('empty.filtered')} text={t('empty.filtered.text')} />
          ) : (
            <div className="crm-page">
              <div className="panel">
                <Table
                  size="small"
                  rowKey="id"
                  pagination={false}
                  dataSource={[...cards]}
                  rowClassName={({ id }) => (id === shown ? 'crm-looked' : '')}
                  rowSelection={{
                    selectedRowKeys: [...chosen],
                    onChange: (keys) => setUnchosen(agreed.filter((id) => !keys.includes(id))),
                    getTitleCheckboxProps: () => ({ 'aria-label': t('crm.chooseAll') }),
                    getCheckboxProps: ({ id, name }) => ({ disabled: !agreed.includes(id), 'aria-label': name }),
                  }}
                  columns={[
                    {
                      title: t('field.name'),
                      dataIndex: 'name',
                      render: (name: string, { id }) => (
                        <button type="button" className="link" onClick={() => setLooked(id)}>
                          {name}
                        </button>
                      ),
                    },
                    {
                      title: t('field.hqShareConsent'),
                      dataIndex: 'hqShareConsent',
                      width: 130,
                      render: (state: string) => t(`crm.consent.${state}`),
                    },
                  ]}
                />
              </div>
              {shown !== undefined && (
                <div className="crm-side">
                  <CrmPreview key={shown} id={shown} />
                  <CrmHistory id={shown} />
                </div>
              )}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
