import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { nextCopy, notePrint, type PrintedPaper } from '../../records/document-print.ts';
import { type Form, type FormLanguage, offerForm } from '../settings/forms.ts';

/**
 * Lays a paper out, notes the copy and gives its address. `form` is told the how-manieth copy it is: from the second on the paper says so
 * (补打 n).
 */
export async function offerCopy(
  showroom: Showroom,
  session: Session,
  { paper, lang }: { paper: PrintedPaper; lang: FormLanguage },
  form: (nth: number) => Form,
): Promise<{ url: string }> {
  const nth = nextCopy(showroom.store, paper);
  const offered = await offerForm(showroom, session, form(nth), lang);
  notePrint(showroom.store, { id: session.staffId, role: session.role }, paper, nth);
  return offered;
}
