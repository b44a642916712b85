import { CalendarOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayText, type TextInputProps } from './TextInput.tsx';

const Month = lazy(() => import('./Month.tsx'));

/** A day: typed or pasted in any usual way (20251123, 11/23, 明天), or picked from a month. Value 'YYYY-MM-DD'. */
export function DateInput<V extends string | null | undefined>(props: TextInputProps<V>) {
  const { t } = useTranslation('ui');
  const [open, setOpen] = useState(false);
  return (
    <DayText
      {...props}
      suffix={
        <Popover
          trigger="click"
          open={open}
          onOpenChange={setOpen}
          content={
            <Suspense>
              <Month
                value={props.value ?? undefined}
                onPick={(day) => {
                  props.onChange(day as V);
                  setOpen(false);
                }}
              />
            </Suspense>
          }
        >
          <Button type="text" size="small" tabIndex={-1} icon={<CalendarOutlined />} aria-label={t('date.pick')} />
        </Popover>
      }
    />
  );
}
