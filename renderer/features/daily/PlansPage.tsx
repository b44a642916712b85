import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type PlanKind, planKinds } from '../../../db/daily/model.ts';
import { endOf, nextStart, previousStart, startOf } from '../../../db/daily/periods.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { PlanForm } from './PlanForm.tsx';
import { PlansRead } from './PlansRead.tsx';
import './daily.css';

/** 周计划, 月计划: a consultant writes and sees what is reached; the manager reads everybody's, instructs and signs. */
export default function PlansPage() {
  const { t } = useTranslation('daily');
  const today = useToday();
  const manages = useMay('manager', 'admin');
  const [asked] = useSearchParams();
  const [kind, setKind] = useState<PlanKind>(asked.get('kind') === 'month' ? 'month' : 'week');
  const [chosen, setFrom] = useState(asked.get('on') ?? undefined);
  const from = startOf(kind, chosen ?? today);
  const query = useQuery(trpc.daily.plans.queryOptions({ kind, on: from }));
  useHotkeys(t('plans.title'), [
    { keys: 'alt+arrowleft', label: t('plans.before'), run: () => setFrom(previousStart(kind, from)) },
    { keys: 'alt+arrowright', label: t('plans.after'), run: () => setFrom(nextStart(kind, from)) },
  ]);
  return (
    <Page
      title={t('plans.title')}
      subtitle={t(from === startOf(kind, today) ? `plans.this.${kind}` : 'plans.other')}
      filters={
        <>
          <ChipGroup<PlanKind>
            label={t('field.kind')}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setFrom(undefined);
            }}
            options={planKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <Button
            icon={<LeftOutlined />}
            aria-label={t('plans.before')}
            onClick={() => setFrom(previousStart(kind, from))}
          />
          <b className="tabular plan-period" aria-live="polite">
            {kind === 'month' ? from.slice(0, 7) : `${shortDay(from)} – ${shortDay(endOf(kind, from))}`}
          </b>
          <Button
            icon={<RightOutlined />}
            aria-label={t('plans.after')}
            onClick={() => setFrom(nextStart(kind, from))}
          />
        </>
      }
    >
      <Loaded query={query} rows={8}>
        {(plans) =>
          plans.fromOn !== from || plans.kind !== kind ? null : manages ? (
            <PlansRead plans={plans} />
          ) : plans.lines[0] === undefined ? (
            <Empty title={t('plans.none')} text={t('plans.nobody')} />
          ) : (
            <PlanForm key={`${kind} ${from} ${plans.lines[0].rev}`} plans={plans} line={plans.lines[0]} />
          )
        }
      </Loaded>
    </Page>
  );
}
