import {
  needsSum,
  settlementFields,
  settlementProblems,
  transferInFields,
  transferInProblems,
  transferOrderFields,
  transferOrderProblems,
  transferOutFields,
  transferOutProblems,
} from '../../../db/transfers/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenTransfer = Outputs['transfers']['get'];

/** 调拨订单. */
export const transferRecord = aboutRecord('transfer_order', transferOrderFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: ({ priceRule }) => [
    ...['fromStoreId', 'priceRule', 'freightBy', 'receiveMode'],
    ...(needsSum(priceRule) ? ['ruleFen'] : []),
  ],
  problems: transferOrderProblems,
});
export type TransferValues = RecordValues<(typeof transferOrderFields)['_output']>;

/** 调拨出库, as the giving warehouse signs it. */
export const sendRecord = aboutRecord('transfer_out', transferOutFields, {
  name: () => '',
  required: () => ['odometerKm'],
  problems: transferOutProblems,
});
export type SendValues = RecordValues<(typeof transferOutFields)['_output']>;

/** 验收入库, as the asking warehouse signs it. */
export const receiveRecord = aboutRecord('transfer_in', transferInFields, {
  name: () => '',
  required: ({ damageFen }) => ['odometerKm', 'location', ...(damageFen ? ['damageNote', 'damageLiable'] : [])],
  problems: transferInProblems,
});
export type ReceiveValues = RecordValues<(typeof transferInFields)['_output']>;

/** 内部结算, as the giving finance confirms it. */
export const billRecord = aboutRecord('transfer_settlement', settlementFields, {
  name: () => '',
  required: () => ['taxpayers'],
  problems: settlementProblems,
});
export type BillValues = RecordValues<(typeof settlementFields)['_output']>;
