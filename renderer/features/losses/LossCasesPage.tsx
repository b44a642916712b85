import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { CaseView } from './CaseView.tsx';
import { reasonOf } from './said.ts';
import type { LossLine } from './types.ts';
import './losses.css';

/** 案例: the losses the weekly meeting talks over, one after the other; what was talked over stands below. */
export default function LossCasesPage() {
  const { t } = useTranslation('losses');
  const query = useQuery(trpc.losses.list.queryOptions({ filters: { isCase: true }, limit: 100 }));
  const [chosen, choose] = useState<string>();
  const rows = query.data?.rows ?? [];
  const open = rows.filter(({ discussedOn }) => discussedOn === null);
  const ordered = [...open, ...rows.filter(({ discussedOn }) => discussedOn !== null)];
  const at = Math.max(
    0,
    ordered.findIndex(({ id }) => id === chosen),
  );
  const step = (by: number) => choose(ordered[Math.max(0, Math.min(ordered.length - 1, at + by))]?.id);
  useHotkeys(t('cases'), [
    { keys: 'alt+arrowup', label: t('keys.previous'), run: () => step(-1) },
    { keys: 'alt+arrowdown', label: t('keys.next'), run: () => step(1) },
  ]);
  const current = ordered[at];
  return (
    <Page fill title={t('cases')} subtitle={t('cases.count', { open: open.length, all: rows.length })}>
      <Loaded query={query} rows={8}>
        {() =>
          current === undefined ? (
            <Empty title={t('cases.none')} text={t('cases.none.text')} />
          ) : (
            <div className="loss-cases">
              <Cases rows={ordered} current={current.id} onChoose={choose} />
              <CaseView key={current.id} id={current.id} onDone={() => step(1)} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Cases(props: { rows: readonly LossLine[]; current: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('losses');
  return (
    <nav className="panel loss-case-list" aria-label={t('cases')}>
      {props.rows.map((row) => (
        <button
          key={row.id}
          type="button"
          aria-current={row.id === props.current}
          onClick={() => props.onChoose(row.id)}
        >
          <strong>{row.customer}</strong> {t(`kind.${row.kind}`)}
          <small>
            {row.askedByName} · {moment(row.askedAt)} · {reasonOf(row)}
          </small>
          {row.discussedOn !== null && <small>{t('case.discussed', { day: row.discussedOn })}</small>}
        </button>
      ))}
    </nav>
  );
}
