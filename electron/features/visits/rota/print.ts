import { clockOf } from '../../../../db/core/day.ts';
import type { Showroom } from '../../../api/context.ts';
import type { Session } from '../../../api/sessions.ts';
import { type FormLanguage, fill, offerForm } from '../../settings/forms.ts';
import { type RotaLogLine, rotaLog } from './log.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };

type Words = typeof zh;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

/** 排班记录 of a day as a PDF at a short-lived address; no customer stands in it. */
export function printRotaLog(
  showroom: Showroom,
  by: Pick<Session, 'staffId' | 'name' | 'token'>,
  { on, lang }: { on: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const words = WORDS[lang];
  const lines = rotaLog(showroom.store, on);
  showroom.store.write({ id: by.staffId }, (tx) => tx.audit('export', 'rota_event', null, { on, rows: lines.length }));
  const { columns } = words;
  const parts = [
    {
      columns: [
        { title: columns.at, width: 40, align: 'center' as const },
        { title: columns.kind, width: 52 },
        { title: columns.name, width: 70 },
        { title: columns.what, width: 170 },
        { title: columns.reason, width: 90 },
        { title: columns.agreed, width: 60 },
        { title: columns.by, width: 60 },
      ],
      rows: lines.map((line) => [
        clockOf(line.at),
        words.kind[line.kind],
        line.name ?? '',
        whatOf(line, words),
        line.reason ?? '',
        line.agreedByName ?? '',
        line.byName ?? '',
      ]),
    },
    { notes: [totalsOf(lines, words)] },
  ];
  return offerForm(
    showroom,
    by,
    { paper: 'rota', title: words.title, file: on, head: [fill(words.day, { on })], parts },
    lang,
  );
}

const whatOf = ({ how, names, ownerName }: RotaLogLine, words: Words): string =>
  how === null ? names.join('、') : fill(words.how[how], { owner: ownerName ?? '' });

function totalsOf(lines: readonly RotaLogLine[], words: Words): string {
  const of = (test: (line: RotaLogLine) => boolean) => lines.filter(test).length;
  const kinds = (['skip', 'leave'] as const).map((kind) => [kind, of((line) => line.kind === kind)]);
  const hows = (['turn', 'own', 'standIn', 'call', 'chosen'] as const).map((how) => [
    how,
    of((line) => line.how === how),
  ]);
  return fill(words.totals, {
    engaged: of(({ kind }) => kind === 'engage'),
    ...(Object.fromEntries([...kinds, ...hows]) as Record<string, number>),
  });
}
