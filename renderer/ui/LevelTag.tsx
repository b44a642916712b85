import { useTranslation } from 'react-i18next';
import type { Level } from '../../db/customers/model.ts';

const tones: Record<Level, string> = {
  O: 'green',
  H: 'red',
  A: 'orange',
  'B+': 'gold',
  B: 'blue',
  C: 'grey',
  none: 'grey',
  F: 'grey',
  D: 'green',
};

/** Customer level: H red, A orange, B+ gold, B blue, C grey; the letter always stands there too. */
export function LevelTag(props: { level: Level }) {
  const { t } = useTranslation('ui');
  return (
    <span className={`tag tag-${tones[props.level]}`} title={t(`level.${props.level}.meaning`)}>
      {t(`level.${props.level}`)}
    </span>
  );
}
