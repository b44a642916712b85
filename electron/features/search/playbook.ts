import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { clipped, literalMarks } from './asked.ts';
import type { Hit } from './hits.ts';

const MOST = 3;

/** 话术 are some hundreds and read as they stand. */
export const SAYINGS = `SELECT id, title, kind, coalesce(ask, '') || ' ' || coalesce(answer, '') AS said FROM playbook_entry
  INDEXED BY playbook_entry_updated WHERE active = 1 AND deleted_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 2000`;

interface Saying {
  id: string;
  title: string;
  kind: string;
  said: string;
}

/** 话术 that hold every word that was typed; those that hold it in their title first. */
export function playbookHits({ db }: Store, typed: string): Hit[] {
  const words = typed.toLowerCase().split(/\s+/);
  if (typed.length < 2) return [];
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = prepared<Saying>(db, SAYINGS)
    .all()
    .filter(({ title, said }) => holds(`${title} ${said}`));
  return [...found.filter(({ title }) => holds(title)), ...found.filter(({ title }) => !holds(title))]
    .slice(0, MOST)
    .map(({ id, title, kind, said }) => {
      const told = clipped(said.trim(), words);
      return {
        kind: 'playbook_entry',
        id,
        title,
        marks: literalMarks(title, words),
        parts: told.marks.length > 0 ? [{ field: 'said', matched: true, ...told }] : [],
        mark: kind,
      };
    });
}
