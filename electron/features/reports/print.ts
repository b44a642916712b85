import type { Level } from '../../../db/customers/model.ts';
import {
  type CountName,
  funnelStages,
  partColumns,
  partShares,
  type RatioName,
  ratioNames,
  ratioOf,
  tileCounts,
} from '../../../db/reports/kpis.ts';
import { interestLevels } from '../../../db/reports/model.ts';
import type { Unit } from '../../../db/reports/spans.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { PaperPart } from '../../kernel/printing.ts';
import type { Store } from '../../kernel/store.ts';
import { type Form, type FormLanguage, fill, momentText, offerForm } from '../settings/forms.ts';
import { findStaff } from '../staff/service.ts';
import type { Days, Span } from './counts.ts';
import { monthStartOf } from './month-start.ts';
import { partsOf } from './parts.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { hourChart, lineChart, pairChart, stackChart } from './print-charts.ts';
import type { By } from './reading.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import { type Bucket, type Kpis, kpisOf } from './service.ts';
import { stockAge } from './stock-age.ts';
import { whenGuestsCome } from './when.ts';

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

/** What is printed: the page as it stands. */
export interface Printed {
  span: Span;
  against: Days;
  unit: Unit;
  /** Whoever sees the whole showroom sees the consultants side by side. */
  everybody: boolean;
}

/** 展厅报表: tiles, charts and tables of the page; which days of whom were printed is kept in the audit log. */
export async function printReport(
  showroom: Showroom,
  session: Session,
  asked: Printed,
  lang: FormLanguage,
): Promise<{ url: string }> {
  const { store } = showroom;
  const form = await reportForm(store, asked, WORDS[lang]);
  store.write({ id: session.staffId }, (tx) =>
    tx.audit('export', 'report', null, { ...asked.span, against: asked.against, unit: asked.unit }),
  );
  return offerForm(showroom, session, form, lang);
}

async function reportForm(store: Store, { span, against, unit, everybody }: Printed, words: Words): Promise<Form> {
  const { from, to, consultantId, source, series } = span;
  const now = await kpisOf(store, span, unit);
  const before = await kpisOf(store, { ...span, ...against }, unit);
  const compared = { from, to, since: against.from, until: against.to };
  const shown: By[] = [
    ...(everybody && !consultantId ? (['consultant'] as const) : []),
    ...(source ? [] : (['source'] as const)),
    ...(series ? [] : (['series'] as const)),
  ];
  const tables: PaperPart[] = [];
  for (const by of shown) tables.push(await partTable(store, by, span, against, words));
  return {
    paper: 'report',
    title: words.title,
    file: `${from} ${to}`,
    landscape: true,
    head: [
      fill(words.compared, compared),
      consultantId ? fill(words.whose, { name: findStaff(store, consultantId)?.name ?? '' }) : '',
      source ? fill(words.source, { name: source }) : '',
      series ? fill(words.series, { name: series }) : '',
    ].filter(Boolean),
    parts: [
      numbers(now, before, words),
      trend(now.buckets, before.buckets, words),
      { notes: [words.dashed] },
      {
        heading: words.when,
        drawing: hourChart(await whenGuestsCome(store, span), Object.values(words.weekday)),
      },
      {
        heading: words.funnel,
        drawing: pairChart(
          funnelStages.map((name) => ({ name: words.count[name], now: now.counts[name], before: before.counts[name] })),
        ),
      },
      ...reasonTables(store, span, words),
      {
        heading: words.stock,
        drawing: stackChart(
          stockAge(store, series ?? null).map((age) => ({
            name: fill(words.days, { span: age.span.replace(/-$/, '+') }),
            parts: age.series.map(({ name, cars }) => ({ name: name || words.other, value: cars })),
          })),
        ),
      },
      ...tables,
      ...(tables.length > 0 ? [{ notes: [words.pair] }] : []),
      ...monthStart(store, from.slice(0, 7), consultantId ?? null, words),
    ],
  };
}

const percent = (ratio: number | null) => (ratio === null ? '—' : `${(ratio * 100).toFixed(ratio < 0.1 ? 1 : 0)} %`);
const signed = (change: number) => (change > 0 ? `+${change}` : String(change));

/** The tiles, each with what it counts. */
function numbers(now: Kpis, before: Kpis, words: Words): PaperPart {
  const goals = now.goals as Partial<Record<string, number | null>> | null;
  const count = (name: CountName) => [
    words.count[name] + (name === 'carriedOver' && now.frozen ? words.frozen : ''),
    String(now.counts[name]),
    String(before.counts[name]),
    signed(now.counts[name] - before.counts[name]),
    goals?.[name] == null ? '' : String(goals[name]),
    words.about[name],
  ];
  const ratio = (name: RatioName) => [
    words.ratio[name],
    percent(now.ratios[name]),
    percent(before.ratios[name]),
    '',
    name === 'captureRate' && goals?.captureBp != null ? percent(goals.captureBp / 10_000) : '',
    words.about[name],
  ];
  return {
    heading: words.numbers,
    columns: [
      { title: words.column.name, width: 100 },
      { title: words.column.now, width: 50, align: 'right' },
      { title: words.column.before, width: 50, align: 'right' },
      { title: words.column.change, width: 50, align: 'right' },
      { title: words.column.goal, width: 50, align: 'right' },
      { title: words.column.about, width: 330 },
    ],
    rows: [...tileCounts.map(count), ...ratioNames.map(ratio)],
  };
}

const labelOf = ({ from, to }: Days) => (from === to ? from.slice(5) : `${from.slice(5)}–${to.slice(5)}`);

const trend = (now: readonly Bucket[], before: readonly Bucket[], words: Words): PaperPart => ({
  heading: words.trend,
  drawing: lineChart(
    now.map(labelOf),
    (['parties', 'captured', 'orders'] as const).map((name) => ({
      name: words.count[name],
      values: now.map(({ counts }) => counts[name]),
      before: before.map(({ counts }) => counts[name]),
    })),
  ),
});

function reasonTables(store: Store, span: Span, words: Words): PaperPart[] {
  const { notCaptured, losses } = reasonsOf(store, span);
  const table = (heading: string, reasons: readonly Reason[]): PaperPart[] =>
    reasons.length === 0
      ? []
      : [
          {
            heading,
            columns: [
              { title: words.column.reason, width: 400 },
              { title: words.column.count, width: 80, align: 'right' },
            ],
            rows: reasons.map(({ root, reason, count }) => [
              [root && words.root[root], reason ?? words.unsaid].filter(Boolean).join(' · '),
              String(count),
            ]),
          },
        ];
  return [...table(words.notCaptured, notCaptured), ...table(words.lost, losses)];
}

async function partTable(store: Store, by: By, span: Span, against: Days, words: Words): Promise<PaperPart> {
  const parts = await partsOf(store, by, span, against);
  return {
    heading: words.by[by],
    columns: [
      { title: words.part[by], width: 120 },
      ...partColumns.map((name) => ({ title: words.count[name], width: 70, align: 'right' as const })),
      ...partShares.map((name) => ({ title: words.ratio[name], width: 80, align: 'right' as const })),
    ],
    rows: parts.map(({ name, now, before }) => [
      name,
      ...partColumns.map((count) => `${now[count]} (${before[count]})`),
      ...partShares.map((share) => `${percent(ratioOf(share, now))} (${percent(ratioOf(share, before))})`),
    ]),
  };
}

const LEVELS: readonly Level[] = [...interestLevels, 'none', 'O', 'F', 'D'];

function monthStart(store: Store, month: string, consultantId: string | null, words: Words): PaperPart[] {
  const { lines, frozenAt } = monthStartOf(store, month, consultantId);
  if (lines.length === 0) return [];
  const levels = LEVELS.filter((level) => lines.some((line) => line.level === level));
  const cells = (of: typeof lines) =>
    levels.map((level) => String(of.filter((line) => line.level === level).reduce((sum, { cards }) => sum + cards, 0)));
  const owners = [...new Set(lines.map(({ ownerId }) => ownerId))];
  const ofOwner = (ownerId: string | null) => lines.filter((line) => line.ownerId === ownerId);
  return [
    {
      heading: fill(words.monthStart, { month }),
      columns: [
        { title: words.column.owner, width: 120 },
        ...levels.map((level) => ({
          title: level === 'none' ? words.noLevel : level,
          width: 60,
          align: 'right' as const,
        })),
      ],
      rows: [
        ...owners.map((ownerId) => [ofOwner(ownerId)[0]?.ownerName ?? words.nobody, ...cells(ofOwner(ownerId))]),
        ...(owners.length > 1 ? [[words.all, ...cells(lines)]] : []),
      ],
    },
    {
      notes: [frozenAt === null ? words.monthStartOpen : fill(words.monthStartFrozen, { at: momentText(frozenAt) })],
    },
  ];
}
