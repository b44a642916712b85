import { targetFields } from '../../../db/targets/model.ts';
import { aboutRecord } from '../../records/about.ts';
import { goalText } from './goals.ts';

/** 月目标, as its history reads. */
export const targetRecord = aboutRecord('sales_target', targetFields, {
  name: (saved) => saved.month ?? '',
  shown: (field, value) => (field === 'captureBp' ? goalText('captureBp', value as number) : undefined),
});
