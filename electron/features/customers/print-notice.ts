import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { standingRecord } from '../../records/standing.ts';
import { type FormLanguage, offerForm } from '../settings/forms.ts';
import { noticeOf } from '../settings/notices.ts';
import en from './notice.en.json' with { type: 'json' };
import zh from './notice.zh-CN.json' with { type: 'json' };

const WORDS: Record<FormLanguage, typeof zh> = { 'zh-CN': zh, en };

/**
 * 告知书 with the customer's name and lines for signature and day, as a PDF at a short-lived address; that it was printed for
 * whom is kept in the audit log.
 * @throws Refusal `notice.unwritten` for a version without a text
 */
export async function printNotice(
  showroom: Showroom,
  by: Pick<Session, 'staffId' | 'name' | 'token'>,
  { id, version, lang }: { id: string; version: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const words = WORDS[lang];
  const { store } = showroom;
  const notice = noticeOf(store, version);
  if (!notice) throw new Refusal('notice.unwritten', { params: { version } });
  const card = store.write({ id: by.staffId }, (tx) => {
    const standing = standingRecord(tx, 'customer', id);
    tx.audit('export', 'customer', standing.id, { notice: version });
    return standing;
  });
  const form = {
    paper: 'notice' as const,
    title: words.title,
    file: version,
    head: [version],
    parts: [
      { paragraphs: notice.text.split('\n').filter((line) => line.trim() !== '') },
      {
        lines: [
          { label: words.name, value: card.name },
          { label: words.sign, value: '' },
          { label: words.on, value: '' },
        ],
      },
    ],
  };
  return offerForm(showroom, by, form, lang);
}
