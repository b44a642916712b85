import { z } from 'zod';
import type { RowOf } from '../../../db/entities.ts';
import { fillLetter, type Letter } from '../../../db/settings/letter.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { withAliases } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { byId } from '../../records/procedures.ts';
import { standing, standingRecord } from '../../records/standing.ts';
import { todayOf } from '../../records/who.ts';
import { formLanguage, offerForm } from '../settings/forms.ts';
import { readSettings } from '../settings/service.ts';

/** What a letter without a template is called. */
const WORDS = { 'zh-CN': '信件', en: 'Letter' };
const TITLES = { male: '先生', female: '女士' };

/** A delivered customer is written to about the car they drive, anybody else about the one they came for. */
const CUSTOMER = `SELECT c.name, c.gender, coalesce(CASE c.level WHEN 'D' THEN (SELECT coalesce(v.model, v.series)
    FROM vehicle_movement m JOIN vehicle v ON v.id = m.vehicle_id
    WHERE m.kind = 'deliver' AND m.deleted_at IS NULL AND m.customer_id IN ${withAliases('customer', 'c.id')}
    ORDER BY m.moved_at DESC LIMIT 1) END, c.interest_model, c.interest_series) AS model
  FROM customer c WHERE c.id = ? AND c.deleted_at IS NULL`;

/** 信件模板 filled in for a customer, written by whoever asks, dated today; none for a card that is gone. */
export function lettersFor(store: Store, by: Pick<Session, 'name'>, customerId: string): Letter[] {
  const card = store.db.prepare(CUSTOMER).get(standing(store.db, 'customer', customerId)) as
    | (Pick<RowOf<'customer'>, 'name' | 'gender'> & { model: string | null })
    | undefined;
  if (card === undefined) return [];
  const { letters, showroomName } = readSettings(store);
  const [year, month, day] = todayOf(store).split('-').map(Number);
  const values = {
    姓名: card.name,
    称呼: card.gender === null ? '' : TITLES[card.gender],
    车型: card.model,
    顾问: by.name,
    店名: showroomName || null,
    日期: `${year}年${month}月${day}日`,
  };
  return letters.map(({ name, text }) => ({ name, text: fillLetter(text, values) }));
}

/** A letter as it was finished on the screen, from a template or without one. */
export const letterInput = byId.extend({
  name: z.string().trim().max(30, 'text.tooLong').nullable(),
  text: z.string().trim().min(1, 'text.required').max(2000, 'text.tooLong'),
  lang: formLanguage,
});

/** The letter on A4; that one was printed for this customer, and from which template, is kept in the audit log. */
export function printLetter(
  showroom: Showroom,
  session: Session,
  { id, name, text, lang }: z.output<typeof letterInput>,
): Promise<{ url: string }> {
  const card = showroom.store.write({ id: session.staffId }, (tx) => {
    const row = standingRecord(tx, 'customer', id);
    tx.audit('export', 'customer', row.id, { form: 'letter', letter: name });
    return row;
  });
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  const title = name ?? WORDS[lang];
  return offerForm(showroom, session, { paper: 'letter', title, file: card.cardNo, parts: [{ paragraphs }] }, lang);
}
