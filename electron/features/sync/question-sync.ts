import { question } from '../../../db/sync/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from './consent/agreed.ts';

/** An open issue as the showroom's other PCs see it. */
export const questionSync: SyncedEntity<typeof question> = {
  name: 'question',
  table: question,
  /** It tells of a customer what the card does; for a head office that knows only who agreed, nothing else is asked (see `asking.ts`). */
  mayLeave: ({ entity, entityId }, _patch, db) =>
    entity === 'setting' || (entity === 'customer' && hasAgreed(db, entityId)),
  /** Both versions stand in the card's own history once they are decided about. */
  secret: ['mineJson', 'theirsJson', 'beforeJson'],
  label: () => '',
};
