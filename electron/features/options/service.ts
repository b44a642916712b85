import { z } from 'zod';
import { optionKinds, vehicleOptionFields } from '../../../db/options/model.ts';
import { optionProblems } from '../../../db/options/rules.ts';
import { vehicleOption } from '../../../db/options/table.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { historying } from '../../records/history.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { onSale, sale } from '../models/conditions.ts';

export const MODEL_NAME = `SELECT model_name || coalesce(' ' || configuration, '') FROM vehicle_model WHERE id = ?`;

export const OPTION_NAME = 'SELECT name FROM vehicle_option WHERE id = ?';

/** 厂商选配件, by code. */
export const optionList = listing({
  entity: 'vehicle_option',
  table: vehicleOption,
  fields: ['modelId', 'code', 'name', 'kind', 'priceFen', 'needs', 'conflicts', 'activeFrom', 'activeTo'],
  also: {
    modelName: column<string | null>(`(${MODEL_NAME.replace('?', 'r.model_id')})`),
  },
  filters: z.object({
    text: textFilter(),
    modelId: z.uuid().optional(),
    kind: z.enum(optionKinds).optional(),
    sale: sale.optional(),
  }),
  where: ({ text, modelId, kind, sale: asked }, _who, today) => [
    modelId && ['r.model_id = ?', modelId],
    kind && ['r.kind = ?', kind],
    onSale(asked, today),
    holding(text, 'r.code', 'r.name'),
  ],
  sorts: {
    code: { by: ['code'], index: ({ modelId }) => (modelId ? 'vehicle_option_model' : 'vehicle_option_code') },
    price: { by: ['priceFen'], blanks: true, index: 'vehicle_option_price' },
  },
  sort: 'code',
  line: (row) => row,
});

const sight = seeing({ entity: 'vehicle_option' });

export const optionSaving = saving({
  entity: 'vehicle_option',
  fields: vehicleOptionFields,
  sight,
  problems: optionProblems,
  check(tx, { modelId, code }, row) {
    if (modelId) requireRecord(tx, 'vehicle_model', modelId);
    if (!code && !modelId) return;
    const taken = tx.db
      .prepare('SELECT id, name FROM vehicle_option WHERE model_id = ? AND code = ? AND id <> ? AND deleted_at IS NULL')
      .get(modelId ?? row?.modelId, code ?? row?.code, row?.id ?? '') as { id: string; name: string } | undefined;
    if (taken) throw new Refusal('option.codeTaken', { field: 'code', params: taken });
  },
});

export const openOption = opening({
  sight,
  more: (tx, { modelId }) => ({
    modelName: (tx.db.prepare(MODEL_NAME).pluck().get(modelId) as string | undefined) ?? null,
  }),
});
export const optionHistory = historying(sight, { modelId: MODEL_NAME });
