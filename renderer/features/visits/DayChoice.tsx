import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { addDays } from '../../../db/core/day.ts';
import { useToday } from '../../lib/today.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { useHotkeys } from '../../ui/hotkeys.ts';

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

interface ChosenDay {
  readonly on: string;
  readonly today: string;
  readonly printing: boolean;
  readonly setPrinting: (on: boolean) => void;
  readonly go: (day: string) => void;
}

/**
 * The day a page of the floor shows, today or any past one, and whether it is being printed; the day stands in the address, so going back
 * returns to it. Alt+← → turn the day, Ctrl+P prints it.
 */
export function useChosenDay(title: string): ChosenDay {
  const { t } = useTranslation('visits');
  const [params, setParams] = useSearchParams();
  const [printing, setPrinting] = useState(false);
  const today = useToday();
  const asked = params.get('on') ?? '';
  const on = dayShape.test(asked) && asked <= today ? asked : today;
  const go = (day: string) => {
    setPrinting(false);
    if (dayShape.test(day) && day <= today) setParams(day === today ? {} : { on: day });
  };
  useHotkeys(title, [
    { keys: 'alt+arrowleft', label: t('day.previous'), run: () => go(addDays(on, -1)) },
    { keys: 'alt+arrowright', label: t('day.next'), run: () => go(addDays(on, 1)) },
    { keys: 'ctrl+p', label: t('day.print'), run: () => setPrinting(true) },
  ]);
  return { on, today, printing, setPrinting, go };
}

/** The day itself, the days beside it, and the way back to today. */
export function DayChoice({ day: { on, today, go } }: { day: ChosenDay }) {
  const { t } = useTranslation('visits');
  const [typed, setTyped] = useState<string>();
  const turn = (day: string) => {
    setTyped(undefined);
    go(day);
  };
  return (
    <>
      <Button icon={<LeftOutlined />} aria-label={t('day.previous')} onClick={() => turn(addDays(on, -1))} />
      <div className="day-pick">
        <DateInput
          value={typed ?? on}
          aria-labelledby="page"
          onChange={(day) => (dayShape.test(day) ? turn(day) : setTyped(day))}
        />
      </div>
      <Button
        icon={<RightOutlined />}
        aria-label={t('day.next')}
        disabled={on === today}
        onClick={() => turn(addDays(on, 1))}
      />
      {on !== today && <Button onClick={() => turn(today)}>{t('day.today')}</Button>}
    </>
  );
}
