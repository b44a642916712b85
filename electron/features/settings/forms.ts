import { z } from 'zod';
import { clockOf, dayOf } from '../../../db/core/day.ts';
import type { PaperName, PaperStyle } from '../../../db/settings/papers.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { type Paper, type PaperPart, printPaper } from '../../kernel/printing.ts';
import en from './forms.en.json' with { type: 'json' };
import zh from './forms.zh-CN.json' with { type: 'json' };
import { readSettings } from './service.ts';

/** Languages a form is printed in. */
export const formLanguage = z.enum(['zh-CN', 'en']).default('zh-CN');
export type FormLanguage = z.infer<typeof formLanguage>;

/** A printed form as its feature fills it in; showroom, page numbers and who printed it come by themselves. */
export interface Form extends Pick<Paper, 'title' | 'landscape' | 'parts'> {
  /** Which of the forms it is, for the showroom's own style of it. */
  paper: PaperName;
  /** Beside the showroom's name under the title: day, number. */
  head?: readonly string[];
  /** What tells its file from others of the same title. */
  file: string;
}

const WORDS = { 'zh-CN': zh, en };

/** Puts values into a text's places: "第 {n} 页". */
export const fill = (text: string, params: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => (key in params ? String(params[key]) : whole));

/** Day and time on the showroom's clock; nothing where there is none. */
export const momentText = (at: number | null): string => (at === null ? '' : `${dayOf(at)} ${clockOf(at)}`);

/** The parts without what the showroom's style leaves out; a part with nothing left is left out too. */
function shown(parts: readonly PaperPart[], style: PaperStyle | undefined): PaperPart[] {
  if (style === undefined || style.hidden.length === 0) return [...parts];
  const kept = (label: string | undefined) => label === undefined || !style.hidden.includes(label.trim());
  return parts
    .filter(({ heading }) => kept(heading))
    .flatMap((part): PaperPart[] => {
      if ('facts' in part) {
        const facts = part.facts.filter(({ label }) => kept(label));
        return facts.length === 0 ? [] : [{ ...part, facts }];
      }
      if ('lines' in part) {
        const lines = part.lines.filter(({ label }) => kept(label));
        return lines.length === 0 ? [] : [{ ...part, lines }];
      }
      if (!('columns' in part)) return [part];
      const at = part.columns.flatMap(({ title }, index) => (kept(title) ? [index] : []));
      if (at.length === 0) return [];
      return [
        {
          ...part,
          columns: at.map((index) => part.columns[index]!),
          rows: part.rows.map((row) => at.map((i) => row[i] ?? '')),
        },
      ];
    });
}

/** The form as a PDF at a short-lived address, for whoever asked for it. */
export async function offerForm(
  { store, downloads }: Pick<Showroom, 'store' | 'downloads'>,
  by: Pick<Session, 'name' | 'token'>,
  { paper, head = [], file, ...form }: Form,
  lang: FormLanguage,
): Promise<{ url: string }> {
  const words = WORDS[lang];
  const { showroomName, papers } = readSettings(store);
  const style = papers.styles.find((one) => one.paper === paper);
  const made = fill(words.watermark, { name: by.name, at: momentText(store.clock.now()) });
  const bytes = await printPaper({
    ...form,
    title: style?.title || form.title,
    parts: shown(form.parts, style),
    ...(papers.logo && { logo: Buffer.from(papers.logo.slice(papers.logo.indexOf(',') + 1), 'base64') }),
    footer: papers.footer,
    head: [showroomName, ...head].filter(Boolean),
    rareNote: words.rareNote,
    watermark: papers.version === 0 ? made : `${made} · ${fill(words.style, { n: papers.version })}`,
    pageOf: words.page,
  });
  return downloads.offer({ bytes, mime: 'application/pdf', name: `${form.title} ${file}.pdf`, token: by.token });
}
