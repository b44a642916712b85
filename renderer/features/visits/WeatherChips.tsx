import { useTranslation } from 'react-i18next';
import { weathers } from '../../../db/visits/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, queryClient, trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { notifyFailure } from '../../ui/notices.tsx';

type Weather = (typeof weathers)[number];

/** 天气 of the day, the head of the register. */
export function WeatherChips(props: { on: string; weather: Weather | null }) {
  const { t } = useTranslation('visits');
  const may = useMay('reception', 'consultant', 'manager', 'admin');
  async function set(weather: Weather | undefined): Promise<void> {
    try {
      await client.visits.setWeather.mutate({ on: props.on, weather: weather ?? null });
      await queryClient.invalidateQueries(trpc.visits.pathFilter());
    } catch (error) {
      notifyFailure(error);
    }
  }
  if (!may) return <p>{t('day.weather', { weather: props.weather ? t(`weather.${props.weather}`) : t('ui:none') })}</p>;
  return (
    <div className="weather">
      <span>{t('field.weather')}</span>
      <ChipGroup<Weather | undefined>
        clearable
        label={t('field.weather')}
        value={props.weather ?? undefined}
        onChange={(weather) => void set(weather)}
        options={weathers.map((value) => ({ value, label: t(`weather.${value}`) }))}
      />
    </div>
  );
}
