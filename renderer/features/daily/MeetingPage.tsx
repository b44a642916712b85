import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { addDays } from '../../../db/core/day.ts';
import { type MeetingKind, meetingKinds } from '../../../db/daily/model.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { clock, dayText } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { MinutesForm } from './MinutesForm.tsx';
import { Clocks, Hot, Left, Numbers, Overdue, Plans, Reports, Rota, Today } from './steps.tsx';
import './daily.css';

interface Step {
  readonly name: string;
  readonly Body: ComponentType<{ on: string }>;
}

const yesterday = (Body: ComponentType<{ on: string }>) =>
  function Yesterday({ on }: { on: string }) {
    return <Body on={addDays(on, -1)} />;
  };

const STEPS: Readonly<Record<MeetingKind, readonly Step[]>> = {
  morning: [
    { name: 'rota', Body: Rota },
    { name: 'yesterday', Body: yesterday(Numbers) },
    { name: 'today', Body: Today },
    { name: 'plans', Body: yesterday(Plans) },
    { name: 'hot', Body: Hot },
  ],
  evening: [
    { name: 'left', Body: Left },
    { name: 'clocks', Body: Clocks },
    { name: 'overdue', Body: Overdue },
    { name: 'numbers', Body: Numbers },
    { name: 'reports', Body: Reports },
  ],
};

/** 早会 and 夕会: run through by the arrow keys, the last step is the minutes. */
export default function MeetingPage() {
  const { t } = useTranslation('daily');
  const today = useToday();
  const [asked] = useSearchParams();
  const [kind, setKind] = useState<MeetingKind>(
    () => meetingKinds.find((one) => one === asked.get('kind')) ?? (clock(Date.now()) < '13' ? 'morning' : 'evening'),
  );
  const [at, setAt] = useState(0);
  const minutes = useQuery(trpc.daily.meeting.queryOptions({ on: today, kind }));
  const steps = STEPS[kind];
  const step = steps[at];
  // The chips have arrows of their own: once one is chosen, the arrows are the run-through's again.
  const slide = useRef<HTMLElement>(null);
  const onward = () => slide.current?.focus();
  const go = (by: number) => setAt((now) => Math.max(0, Math.min(steps.length, now + by)));
  useHotkeys(t('meeting.keys'), [
    { keys: 'arrowright', label: t('meeting.next'), run: () => go(1) },
    { keys: 'arrowleft', label: t('meeting.previous'), run: () => go(-1) },
  ]);
  const names = [...steps.map(({ name }) => name), 'minutes'];
  return (
    <Page
      fill
      title={t(`meeting.${kind}`)}
      subtitle={dayText(today)}
      filters={
        <>
          <ChipGroup<MeetingKind>
            label={t('meeting.kind')}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setAt(0);
              onward();
            }}
            options={(['morning', 'evening'] as const).map((value) => ({ value, label: t(`meeting.${value}`) }))}
          />
          <ChipGroup<string>
            label={t('meeting.steps')}
            value={names[at]!}
            onChange={(name) => {
              setAt(names.indexOf(name));
              onward();
            }}
            options={names.map((value) => ({ value, label: t(`step.${value}`) }))}
          />
        </>
      }
    >
      <section ref={slide} tabIndex={-1} className="panel meeting" aria-label={t(`step.${names[at]}`)}>
        <h2>{t(`step.${names[at]}`)}</h2>
        {step !== undefined ? (
          <step.Body on={today} />
        ) : minutes.data === undefined ? (
          <Waiting rows={4} />
        ) : (
          <MinutesForm key={`${kind} ${minutes.data.rev}`} on={today} kind={kind} minutes={minutes.data} />
        )}
      </section>
    </Page>
  );
}
