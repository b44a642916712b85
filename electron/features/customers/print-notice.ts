import { SHOWROOM_ZONE } from '../../../db/core/day.ts';
import type { Showroom } from '../../api/context.ts';
import { printLetter } from '../../kernel/printing.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { standingRecord } from '../../records/standing.ts';
import { noticeOf } from '../settings/notices.ts';
import { readSettings } from '../settings/service.ts';
import en from './notice.en.json' with { type: 'json' };
import zh from './notice.zh-CN.json' with { type: 'json' };

const WORDS: Record<'zh-CN' | 'en', typeof zh> = { 'zh-CN': zh, en };
const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: SHOWROOM_ZONE, dateStyle: 'short', timeStyle: 'short' });

const fill = (text: string, params: Record<string, string>) =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => params[key] ?? whole);

/**
 * 告知书 with the customer's name and lines for signature and day, as a PDF at a short-lived address; that it was printed for
 * whom is kept in the audit log.
 * @throws Refusal `notice.unwritten` for a version without a text
 */
export async function printNotice(
  { store, downloads }: Showroom,
  by: { staffId: string; name: string; token: string },
  { id, version, lang }: { id: string; version: string; lang: 'zh-CN' | 'en' },
): Promise<{ url: string }> {
  const words = WORDS[lang];
  const notice = noticeOf(store, version);
  if (!notice) throw new Refusal('notice.unwritten', { params: { version } });
  const card = store.write({ id: by.staffId }, (tx) => {
    const standing = standingRecord(tx, 'customer', id);
    tx.audit('export', 'customer', standing.id, { notice: version });
    return standing;
  });
  const printed = { version, name: by.name, at: moment.format(store.clock.now()) };
  const bytes = await printLetter({
    title: words.title,
    paragraphs: notice.text.split('\n').filter((line) => line.trim() !== ''),
    lines: [
      { label: words.showroom, value: readSettings(store).showroomName },
      { label: words.name, value: card.name },
      { label: words.sign, value: '' },
      { label: words.on, value: '' },
    ],
    rareNote: words.rareNote,
    watermark: fill(words.watermark, printed),
    pageOf: words.page,
  });
  return downloads.offer({ bytes, mime: 'application/pdf', name: `${words.title} ${version}.pdf`, token: by.token });
}
