import { dayOf } from '../../../db/core/day.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { PaperPart } from '../../kernel/printing.ts';
import { printCard } from '../follow-ups/print-card.ts';
import { type FormLanguage, fill } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { firstServicesOf } from './service.ts';

/** 客户洽谈卡 for after-sales: the whole card, on top of it the first maintenance, and a line for whoever takes it. */
export function printForAfterSales(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const words = lang === 'en' ? en : zh;
  const parts = firstServicesOf(showroom.store, id).flatMap(
    ({ doneOn, mileageKm, advisor, note, createdAt, car, plate, byName }): PaperPart[] => [
      {
        heading: words.heading,
        facts: [
          { label: words.car, value: [car, plate].filter(Boolean).join(' ') },
          { label: words.doneOn, value: doneOn },
          { label: words.mileage, value: fill(words.km, { km: mileageKm }) },
          { label: words.advisor, value: advisor },
          { label: words.handed, value: [byName, dayOf(createdAt)].filter(Boolean).join(' ') },
          { label: words.note, value: note ?? '', wide: true },
        ],
      },
      { lines: [{ label: words.sign, value: '' }] },
    ],
  );
  return printCard(showroom, session, { id, paper: 'card', lang }, { form: 'afterSales', title: words.title, parts });
}
