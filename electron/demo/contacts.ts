import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { Level } from '../../db/customers/model.ts';
import { newId } from '../kernel/ids.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Older contacts of the demo were never written down. */
const RECENT_DAYS = 75;

const SAID = [
  '还在比较，下周定颜色',
  '想再看白色实车，周末有空',
  '等旧车卖掉再定',
  '问贷款三年的月供，已发方案',
  '家里人还没看过，约周末一起来',
  '对混动油耗很满意，价格想再谈',
  '出差，月底回来再联系',
  '看中对手一款，主要比后排空间',
  '预算没变，等月底活动',
  '微信发了配置表，说晚上看',
];
const NEXT = ['约到店看实车', '确认颜色', '报方案', '约试驾', '问家里人的意见', '跟进旧车'];
const PURPOSE = ['约到店', '确认意向', '送方案', '回访'];
/** What a card was before it became what it is. */
const BEFORE: Partial<Record<Level, Level>> = { H: 'A', A: 'B', 'B+': 'B', B: 'C', O: 'H', D: 'O', F: 'B' };
const TRIGGER: Partial<Record<Level, 'order' | 'delivery' | 'loss'>> = { O: 'order', D: 'delivery', F: 'loss' };

/** Levels and contacts of the year's cards, and who will come. */
export function contactsOfYear(by: Dice, now: number, staff: DemoStaff, customers: readonly Known[]): Happening[] {
  const today = dayOf(now);
  return [
    ...customers.flatMap((known) => [...levelsOf(by, now, known), ...contactsOfCard(by, now, known)]),
    ...comingDays(by, today, staff, customers),
  ];
}

function levelsOf(by: Dice, now: number, { card, createdAt }: Known): Happening[] {
  const at = createdAt + 31 * 60_000;
  const ownerId = card.ownerId!;
  const step = (when: number, fromLevel: Level | null, toLevel: Level, more: object = {}): Happening => ({
    at: when,
    by: ownerId,
    entity: 'level_change',
    values: { id: newId(), customerId: card.id, fromLevel, toLevel, trigger: 'created', ...more },
  });
  const before = BEFORE[card.level as Level];
  if (before === undefined) return [step(at, null, card.level as Level)];
  const changedAt = Math.min(card.formalAt ?? at + by.int(2, 20) * DAY_MS, now - HOUR_MS);
  const trigger = TRIGGER[card.level as Level] ?? 'contact';
  const signals = trigger === 'contact' ? ['modelColor', by.pick(['payment', 'time', 'nextTalk'])] : null;
  return [
    step(at, null, before),
    step(Math.max(changedAt, at), before, card.level as Level, { trigger, signals, reason: by.pick(SAID) }),
  ];
}

/** One row every few weeks, the newest a few days ago. */
function contactsOfCard(by: Dice, now: number, { card, createdAt }: Known): Happening[] {
  const from = Math.max(createdAt + DAY_MS, now - RECENT_DAYS * DAY_MS);
  if (from > now - DAY_MS || card.level === 'none') return [];
  const count = by.int(0, 3);
  return Array.from({ length: count }, (): Happening => {
    const day = dayOf(from + by.roll() * (now - DAY_MS - from));
    const at = dayRange(day)[0] + 9 * HOUR_MS + by.int(0, 540) * 60_000;
    const outcome = by.weighted([
      ['reached', 60],
      ['missed', 22],
      ['later', 10],
      ['quote', 8],
    ] as const);
    const method = by.weighted([
      ['call', 62],
      ['wechat', 30],
      ['talk', 8],
    ] as const);
    return {
      at,
      by: card.ownerId!,
      entity: 'contact',
      values: {
        id: newId(),
        customerId: card.id,
        at,
        method,
        outcome,
        plannedPurpose: by.pick(PURPOSE),
        content: outcome === 'missed' ? null : by.pick(SAID),
        levelBefore: card.level,
        levelAfter: card.level,
        nextContactOn: addDays(day, by.int(2, 15)),
        nextPurpose: by.chance(0.6) ? by.pick(NEXT) : null,
      },
    };
  });
}

/** Two guests today, some in the days to come. */
function comingDays(by: Dice, today: string, staff: DemoStaff, customers: readonly Known[]): Happening[] {
  const warm = customers.filter(({ card }) => ['H', 'A', 'B+'].includes(card.level));
  const times = [
    [0, 14 * 60],
    [0, 16 * 60 + 30],
    [1, 10 * 60],
    [1, 15 * 60 + 30],
    [2, 11 * 60],
    [4, 14 * 60],
  ] as const;
  return times.flatMap(([days, minutes], index): Happening[] => {
    const known = warm[Math.floor((index * warm.length) / times.length)];
    if (known === undefined) return [];
    const ownerId = known.card.ownerId ?? staff.consultants[0]!;
    return [
      {
        at: dayRange(addDays(today, -1))[0] + 17 * HOUR_MS,
        by: ownerId,
        entity: 'appointment',
        values: {
          id: newId(),
          customerId: known.card.id,
          at: dayRange(addDays(today, days))[0] + minutes * 60_000,
          purpose: by.weighted([
            ['viewing', 5],
            ['drive', 3],
            ['deal', 2],
          ] as const),
          consultantId: ownerId,
          partySize: by.int(1, 3),
          state: 'expected',
        },
      },
    ];
  });
}
