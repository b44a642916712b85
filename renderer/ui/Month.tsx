import { Calendar } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

/** One month to pick a day from; loaded when first opened. */
export default function Month(props: { value: string | undefined; onPick: (day: string) => void }) {
  const day = dayjs(props.value);
  return (
    <div style={{ width: 288 }}>
      <Calendar
        fullscreen={false}
        value={day.isValid() ? day : dayjs()}
        onSelect={(picked, { source }) => source === 'date' && props.onPick(picked.format('YYYY-MM-DD'))}
      />
    </div>
  );
}
