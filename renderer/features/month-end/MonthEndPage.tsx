import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { MONTH_KEEPERS, monthStep } from '../../../db/month-end/model.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { PrintDialog } from '../../ui/PrintDialog.tsx';
import { Costs } from './Costs.tsx';
import { Shipped } from './Shipped.tsx';
import { Undelivered } from './Undelivered.tsx';
import './month-end.css';

/** 月末 of one month (`?month=`): the last that is over, where nobody says. */
export default function MonthEndPage() {
  const { t } = useTranslation('month-end');
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? monthStep(today.slice(0, 7), -1);
  const atEnd = month >= today.slice(0, 7);
  const step = (by: number) => setSearch({ month: monthStep(month, by) }, { replace: true });
  const keeps = useMay(...MONTH_KEEPERS);
  const [printing, setPrinting] = useState(false);
  const query = useQuery(trpc.monthEnd.get.queryOptions({ month }, { placeholderData: (last) => last }));
  useHotkeys(t('title'), [
    { keys: 'alt+arrowleft', label: t('before'), run: () => step(-1) },
    { keys: 'alt+arrowright', label: t('after'), run: () => !atEnd && step(1) },
    { keys: 'ctrl+p', label: t('print', { key: '' }), run: () => setPrinting(true) },
  ]);
  return (
    <Page
      title={t('title')}
      subtitle={t('about')}
      filters={
        <span className="month-choice">
          <Button aria-label={t('before')} onClick={() => step(-1)}>
            ‹
          </Button>
          <strong className="tabular">{month}</strong>
          <Button aria-label={t('after')} disabled={atEnd} onClick={() => step(1)}>
            ›
          </Button>
        </span>
      }
      actions={<Button onClick={() => setPrinting(true)}>{t('print', { key: 'Ctrl+P' })}</Button>}
    >
      <Loaded query={query} rows={10}>
        {(end) => (
          <div className="month-end">
            <Shipped end={end} mayKeep={keeps} />
            <Undelivered end={end} />
            <Costs end={end} mayKeep={keeps} />
          </div>
        )}
      </Loaded>
      {printing && (
        <PrintDialog
          of={['goodsShipped', month, String(query.data?.confirmed?.at ?? 0)]}
          make={() => client.monthEnd.print.mutate({ month, lang: currentLanguage() })}
          file={`${t('shipped')} ${month}`}
          onClose={() => setPrinting(false)}
        />
      )}
    </Page>
  );
}
