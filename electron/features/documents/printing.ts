import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { nextCopy, notePrint, type PrintedPaper } from '../../records/document-print.ts';
import { type Form, type FormLanguage, offerForm } from '../settings/forms.ts';

/** What is laid out of which document; `counted` false: a draft, whose copies are no copies. */
interface Asked {
  paper: PrintedPaper;
  lang: FormLanguage;
  counted?: boolean;
}

/**
 * Lays a paper out, notes the copy and gives its address. `form` is told the how-manieth copy it is (0: not counted): from the second on the
 * paper says so (补打 n).
 */
export async function offerCopy(
  showroom: Showroom,
  session: Session,
  { paper, lang, counted = true }: Asked,
  form: (nth: number) => Form,
): Promise<{ url: string }> {
  const nth = counted ? nextCopy(showroom.store, paper) : 0;
  const offered = await offerForm(showroom, session, form(nth), lang);
  if (counted) notePrint(showroom.store, { id: session.staffId, role: session.role }, paper, nth);
  return offered;
}
