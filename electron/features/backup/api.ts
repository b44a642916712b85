import { procedureFor, router } from '../../api/procedure.ts';

const keeper = procedureFor('admin', 'manager');

/** 备份 */
export const backupApi = router({
  list: keeper.query(({ ctx }) => ctx.showroom.backup.list()),
  now: keeper.mutation(({ ctx }) => ctx.showroom.backup.now(ctx.actor)),
});
