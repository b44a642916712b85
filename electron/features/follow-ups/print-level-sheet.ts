import type { Level } from '../../../db/customers/model.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { TableColumn } from '../../kernel/printing.ts';
import { type Form, type FormLanguage, fill, offerForm } from '../settings/forms.ts';
import en from './level-sheet.en.json' with { type: 'json' };
import { type LevelSheet, levelSheetOf, type SheetLine } from './level-sheet.ts';
import zh from './level-sheet.zh-CN.json' with { type: 'json' };

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

const WIDTHS: [keyof Words['column'], number, TableColumn['align']?][] = [
  ['no', 24, 'center'],
  ['owner', 48],
  ['name', 70],
  ['interest', 100],
  ['start', 34, 'center'],
  ['steps', 200],
  ['level', 34, 'center'],
  ['next', 90],
  ['purpose', 120],
];

/** 潜在顾客等级推进表 as it stands on the page; how many rows of whom were printed is kept in the audit log. */
export function printLevelSheet(
  showroom: Showroom,
  session: Session,
  { month, ownerId, lang }: { month: string; ownerId: string | null; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const sheet = levelSheetOf(store, month, ownerId);
  const owner = store.write({ id: session.staffId }, (tx) => {
    tx.audit('export', 'level_change', null, { month, ownerId, rows: sheet.lines.length });
    return ownerId === null ? undefined : tx.get('staff', ownerId);
  });
  return offerForm(showroom, session, sheetForm(sheet, owner?.name, WORDS[lang]), lang);
}

function sheetForm({ month, lines, rest }: LevelSheet, owner: string | undefined, words: Words): Form {
  return {
    paper: 'levelSheet',
    title: words.title,
    file: [month, owner].filter(Boolean).join(' '),
    landscape: true,
    head: [fill(words.month, { month }), owner === undefined ? words.everybody : fill(words.whose, { name: owner })],
    parts: [
      {
        columns: WIDTHS.map(([key, width, align]) => ({ title: words.column[key], width, align })),
        rows: lines.map((line, index) => [String(index + 1), ...cellsOf(line, words)]),
      },
      ...(rest > 0 ? [{ notes: [fill(words.rest, { count: rest })] }] : []),
    ],
  };
}

function cellsOf(line: SheetLine, words: Words): string[] {
  const named = (level: Level) => (level === 'none' ? words.noLevel : level);
  const { overdueDays: days } = line;
  return [
    line.ownerName ?? '',
    line.name,
    line.interest ?? '',
    line.startLevel === null ? words.created : named(line.startLevel),
    line.steps
      .map(({ on, fromLevel, toLevel, trigger }) =>
        [
          on.slice(5),
          [fromLevel, toLevel]
            .flatMap((level) => level ?? [])
            .map(named)
            .join(' → '),
          words.trigger[trigger],
        ].join(' '),
      )
      .join('\n'),
    named(line.level),
    [line.nextContactOn, days > 0 && fill(words.late, { days })].filter(Boolean).join(' '),
    line.nextPurpose ?? '',
  ];
}
