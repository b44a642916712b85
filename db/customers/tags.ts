import { isBlank } from '../core/unseen.ts';

/** Tags as they are stored: trimmed, each once, in the order they were given; null when there are none. */
export function tidyTags(tags: readonly string[] | null | undefined): string[] | null {
  const kept = [...new Set((tags ?? []).map((tag) => tag.trim()).filter((tag) => !isBlank(tag)))];
  return kept.length > 0 ? kept : null;
}
