import { z } from 'zod';

/** 跟随系统 浅色 深色 */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a person chose for themselves; null: nothing, whatever this PC shows holds. */
export const ownChoices = z.object({
  theme: z.enum(themes).nullable().catch(null).default(null),
  language: z.enum(languages).nullable().catch(null).default(null),
  /** A tone when a party is given to them. */
  guestSound: z.boolean().catch(false).default(false),
  /** Told of contacts that are due. */
  dueNotes: z.boolean().catch(true).default(true),
});
export type OwnChoices = z.infer<typeof ownChoices>;

export const ownPatch = z.object({
  theme: z.enum(themes).optional(),
  language: z.enum(languages).optional(),
  guestSound: z.boolean().optional(),
  dueNotes: z.boolean().optional(),
});
