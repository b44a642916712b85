import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SHIPPED_LEVELS } from '../../db/customers/levels.ts';
import type { Level } from '../../db/customers/model.ts';
import { trpc } from '../lib/trpc.ts';

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

/** What the manager changed of a level: its name, its colour; undefined where it stands as shipped. */
function useEdited(level: Level): { name?: string; color?: string } {
  const rules = useQuery({ ...trpc.customers.levels.rules.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  const shipped = SHIPPED_LEVELS.find((rule) => rule.level === level);
  const rule = rules.data?.today.find((one) => one.level === level);
  if (rule === undefined || shipped === undefined) return {};
  return {
    ...(rule.name !== shipped.name && { name: rule.name }),
    ...(rule.color !== shipped.color && { color: rule.color }),
  };
}

/** Customer level: H red, A orange, B+ gold, B blue, C grey, unless the manager gave it another colour; the letter always stands there too. */
export function LevelTag(props: { level: Level }) {
  const { t } = useTranslation('ui');
  const { name, color } = useEdited(props.level);
  return (
    <span
      className={`tag tag-${tones[props.level]}`}
      title={t(`level.${props.level}.meaning`)}
      {...(color && { style: { color, background: `color-mix(in srgb, ${color} 14%, transparent)` } })}
    >
      {name ?? t(`level.${props.level}`)}
    </span>
  );
}
