import dayjsDays from '@rc-component/picker/generate/dayjs';
import { Calendar } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { today, useToday } from '../lib/today.ts';

/** The PC's own clock may stand in another zone: what is today the showroom says. */
const Days = Calendar.generateCalendar({ ...dayjsDays, getNow: () => dayjs(today()) });

/** One month to pick a day from; loaded when first opened. The ring is on the showroom's today. */
export default function Month(props: { value: string | undefined; onPick: (day: string) => void }) {
  const now = useToday();
  const day = dayjs(props.value);
  return (
    <div style={{ width: 288 }}>
      <Days
        fullscreen={false}
        value={day.isValid() ? day : dayjs(now)}
        onSelect={(picked, { source }) => source === 'date' && props.onPick(picked.format('YYYY-MM-DD'))}
      />
    </div>
  );
}
