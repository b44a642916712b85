import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SelectInput } from '../../ui/SelectInput.tsx';
import { useFilterWords } from './useFilterWords.ts';
import './stock.css';

/** 库存查询日志: who asked the stock what when, and how many cars they found; on this PC. */
export default function QueryLogPage() {
  const { t } = useTranslation('vehicles');
  const words = useFilterWords();
  const [staffId, setStaffId] = useState<string>();
  const [on, setOn] = useState<string | null | undefined>();
  const [text, setText] = useState('');
  const staff = useQuery(trpc.staff.list.queryOptions());
  const sought = text.trim();
  const asked = {
    ...(staffId && { staffId }),
    ...(on && /^\d{4}-\d{2}-\d{2}$/.test(on) && { on }),
    ...(sought && { text: sought, values: words.valuesHolding(sought) }),
  };
  const log = useInfiniteQuery(
    trpc.vehicles.queries.log.infiniteQueryOptions(asked, { getNextPageParam: (page) => page.next }),
  );
  return (
    <Page
      title={t('log.title')}
      subtitle={t('log.subtitle')}
      filters={
        <div className="query-log-filters">
          <SelectInput<string | undefined>
            clearable
            placeholder={t('log.person')}
            aria-label={t('log.person')}
            value={staffId}
            onChange={setStaffId}
            options={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateInput<string | null | undefined> aria-label={t('log.day')} value={on} onChange={setOn} />
          <Input
            allowClear
            aria-label={t('log.text')}
            placeholder={t('log.text')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      }
    >
      <Loaded query={log} rows={10}>
        {({ pages }) => {
          const lines = pages.flatMap(({ rows }) => rows);
          if (lines.length === 0) return <Empty title={t('log.empty')} text={t('log.empty.text')} />;
          return (
            <section className="panel">
              <table className="query-log">
                <thead>
                  <tr>
                    <th>{t('log.when')}</th>
                    <th>{t('log.person')}</th>
                    <th>{t('log.asked')}</th>
                    <th className="number">{t('log.found')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.seq}>
                      <td title={fullMoment(line.at)}>{moment(line.at)}</td>
                      <td>{line.byName}</td>
                      <td>{words.line(line.filters)}</td>
                      <td className="number tabular">
                        {t(line.more ? 'log.more' : 'log.cars', { count: line.shown })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              {log.hasNextPage && <Button onClick={() => void log.fetchNextPage()}>{t('stock.more')}</Button>}
            </section>
          );
        }}
      </Loaded>
    </Page>
  );
}
