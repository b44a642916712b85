import type { Sessions, Standing } from '../../api/sessions.ts';
import type { Store } from '../../kernel/store.ts';

/**
 * Whoever is disabled, or given another role or password, is logged out of this PC as soon as it knows: by the administrator at the
 * next desk as well as by one at another PC, whose change arrives.
 */
export function watchStaff(store: Store, sessions: Sessions): void {
  const standingOf = store.db.prepare(
    `SELECT name, role, password_hash AS passwordHash, disabled_at IS NOT NULL OR deleted_at IS NOT NULL AS disabled
     FROM staff WHERE id = ?`,
  );
  store.onChange((changes) => {
    const people = changes.filter(({ entity }) => entity === 'staff').map(({ id }) => id);
    for (const id of new Set(people)) {
      const row = standingOf.get(id) as (Omit<Standing, 'disabled'> & { disabled: number }) | undefined;
      sessions.review(id, row ? { ...row, disabled: row.disabled === 1 } : null);
    }
  });
}
