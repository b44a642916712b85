import i18n from 'i18next';
import type { Outputs } from '../lib/outputs.ts';
import { briefly } from '../lib/when.ts';

type Place = Outputs['visits']['rota']['now']['order'][number];

const say = (key: string, params: Record<string, unknown> = {}): string => i18n.t(`visits:${key}`, params);

/** "等候点 · 今日 2 批", "用餐 12 分", "接待中 36 分 · 跳过 1 次": how somebody of the rota stands; nothing of who stands in line. */
export function rotaNote({ state, since, reason, given, skips }: Place): string {
  const stands =
    state === 'away' ? (reason ?? say('rota.state.away')) : state !== 'inLine' && say(`rota.state.${state}`);
  return [
    [stands, since !== null && briefly(Date.now() - since)].filter(Boolean).join(' '),
    given > 0 && say('consultant.given', { count: given }),
    skips > 0 && say('rota.skips', { count: skips }),
  ]
    .filter(Boolean)
    .join(' · ');
}
