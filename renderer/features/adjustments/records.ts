import {
  type AdjustmentLineTyped,
  adjustmentLineTyped,
  adjustmentProblems,
  priceAdjustmentFields,
} from '../../../db/adjustments/model.ts';
import { missing, turned } from '../../../db/core/fields.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { priceName } from '../../lib/priceNames.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenAdjustment = Outputs['adjustments']['get'];
export type AdjustmentLine = OpenAdjustment['lines'][number];

/** 调价单. */
export const adjustmentRecord = aboutRecord('price_adjustment', priceAdjustmentFields, {
  name: (saved) => saved.reason ?? '',
  fresh: { kind: 'regular' },
  required: () => ['kind', 'reason'],
  problems: adjustmentProblems,
});

/** 调价单行. */
export const lineRecord = aboutRecord('price_adjustment_line', adjustmentLineTyped, {
  name: () => '',
  required: ({ productClassId }) => [
    ...['listId', 'itemCode', 'mode', 'value', 'validFrom'],
    ...(productClassId ? [] : ['productId']),
  ],
  problems: (typed) => [
    ...missing(typed, ['listId', 'itemCode', 'value', 'validFrom']),
    ...(typed.productId && typed.productClassId ? [{ path: 'productClassId', code: 'adjustment.oneThing' }] : []),
    ...turned(typed, 'validFrom', 'validTo'),
  ],
  shown: (field, value) => (/Id$|itemCode/.test(field) ? priceName(value) : undefined),
});
export type LineValues = RecordValues<AdjustmentLineTyped>;
