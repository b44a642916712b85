import { clockOf } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import { dayPlanCounts } from '../../../db/daily/model.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import { type Form, type FormLanguage, fill, momentText, offerForm } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { type ReportLine, reportId, reportOf } from './service.ts';

type Words = typeof zh;
type Day = ReturnType<typeof reportOf>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const WIDTHS: [keyof Words['column'], number, TableColumn['align']?][] = [
  ['no', 24, 'center'],
  ['at', 34, 'center'],
  ['kind', 36],
  ['name', 70],
  ['model', 80],
  ['phone', 70],
  ['region', 90],
  ['source', 60],
  ['purpose', 50],
  ['level', 56],
  ['narrative', 200],
];

/** 销售日报表 of somebody's day as the page shows it; whose and how many rows were printed is kept in the audit log. */
export function printReport(
  showroom: Showroom,
  session: Session,
  { on, staffId, lang }: { on: string; staffId: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const day = reportOf(store, who, on, staffId);
  const staff = store.write(who, (tx) => {
    tx.audit('export', 'daily_report', reportId(on, staffId), { on, staffId, rows: day.lines.length });
    return tx.get('staff', staffId);
  });
  return offerForm(showroom, session, reportForm(day, staff?.name ?? '', WORDS[lang]), lang);
}

function reportForm({ on, lines, levels, report }: Day, name: string, words: Words): Form {
  const { field, sign } = words;
  const of = (purpose: ReportLine['purpose']) => lines.filter((line) => line.purpose === purpose).length;
  const counts = { count: lines.length, new: of('new'), further: of('further'), after: of('after') };
  const owned = levels.map(({ level, n }) => `${levelText(level, words)} ${n}`).join('  ');
  return {
    paper: 'daily',
    title: words.title,
    file: `${on} ${name}`,
    landscape: true,
    head: [fill(words.day, { on }), fill(words.whose, { name })],
    parts: [
      lines.length === 0
        ? { notes: [words.empty] }
        : {
            columns: WIDTHS.map(([key, width, align]) => ({ title: words.column[key], width, align })),
            rows: lines.map((line, index) => [String(index + 1), ...cellsOf(line, words)]),
          },
      { notes: [fill(words.purposes, counts), `${words.levels}: ${owned || '-'}`] },
      {
        facts: (['summary', 'plan', 'planned', 'instruction'] as const).map((part) => ({
          label: field[part],
          value: part === 'planned' ? plannedText(report, words) : (report[part] ?? ''),
          wide: true,
        })),
      },
      {
        lines: [
          {
            label: sign.consultant,
            value: report.submittedAt === null ? '' : `${name} ${momentText(report.submittedAt)}`,
          },
          { label: sign.manager, value: [report.signedByName, momentText(report.signedAt)].filter(Boolean).join(' ') },
        ],
      },
    ],
  };
}

/** "联系 8　批次 2" of tomorrow's plan. */
const plannedText = (report: Day['report'], { count }: Words): string =>
  dayPlanCounts.flatMap((name) => (report[name] === null ? [] : `${count[name]} ${report[name]}`)).join('　');

const levelText = (level: Level, { noLevel }: Words): string => (level === 'none' ? noLevel : level);

function cellsOf(line: ReportLine, words: Words): string[] {
  const step = line.fromLevel === line.toLevel ? [line.toLevel] : [line.fromLevel, line.toLevel];
  return [
    clockOf(line.at),
    words.kind[line.kind],
    line.name,
    line.model ?? '',
    line.phone ?? '',
    line.region ?? '',
    line.source ?? '',
    words.purpose[line.purpose],
    step.flatMap((level) => (level === null ? [] : levelText(level, words))).join(' → '),
    line.narrative ?? '',
  ];
}
