import { vehicleModelFields } from '../../../db/models/model.ts';
import { modelProblems } from '../../../db/models/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';

const sight = seeing({ entity: 'vehicle_model' });

/** 车型: a code names one configuration, as far as this PC knows; two PCs without a line may both have given it. */
export const modelSaving = saving({
  entity: 'vehicle_model',
  fields: vehicleModelFields,
  sight,
  problems: modelProblems,
  check(tx, { code }, row) {
    if (!code) return;
    const taken = tx.db
      .prepare('SELECT id, model_name AS name FROM vehicle_model WHERE code = ? AND id <> ? AND deleted_at IS NULL')
      .get(code, row?.id ?? '') as { id: string; name: string } | undefined;
    if (taken) throw new Refusal('model.codeTaken', { field: 'code', params: taken });
  },
});
export const openModel = opening({ sight });
export const modelHistory = historying(sight);
