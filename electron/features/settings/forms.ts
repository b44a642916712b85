import { z } from 'zod';
import { clockOf, dayOf } from '../../../db/core/day.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import { type Paper, printPaper } from '../../kernel/printing.ts';
import en from './forms.en.json' with { type: 'json' };
import zh from './forms.zh-CN.json' with { type: 'json' };
import { readSettings } from './service.ts';

/** Languages a form is printed in. */
export const formLanguage = z.enum(['zh-CN', 'en']).default('zh-CN');
export type FormLanguage = z.infer<typeof formLanguage>;

/** A printed form as its feature fills it in; showroom, page numbers and who printed it come by themselves. */
export interface Form extends Pick<Paper, 'title' | 'landscape' | 'parts'> {
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

/** The form as a PDF at a short-lived address, for whoever asked for it. */
export async function offerForm(
  { store, downloads }: Pick<Showroom, 'store' | 'downloads'>,
  by: Pick<Session, 'name' | 'token'>,
  { head = [], file, ...form }: Form,
  lang: FormLanguage,
): Promise<{ url: string }> {
  const words = WORDS[lang];
  const bytes = await printPaper({
    ...form,
    head: [readSettings(store).showroomName, ...head].filter(Boolean),
    rareNote: words.rareNote,
    watermark: fill(words.watermark, { name: by.name, at: momentText(store.clock.now()) }),
    pageOf: words.page,
  });
  return downloads.offer({ bytes, mime: 'application/pdf', name: `${form.title} ${file}.pdf`, token: by.token });
}
