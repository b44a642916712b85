import { z } from 'zod';
import { serviceState } from '../../../db/demo-cars/rules.ts';
import { demoCar } from '../../../db/demo-cars/table.ts';
import { column, listing } from '../../records/listing.ts';

/** 试驾车: by number; what is out of use only when asked for. */
export const demoCarList = listing({
  entity: 'demo_car',
  table: demoCar,
  fields: [
    'number',
    'plate',
    'series',
    'model',
    'gearbox',
    'odometerKm',
    'nextServiceOn',
    'nextServiceKm',
    'activeFrom',
    'activeTo',
  ],
  also: {
    drives: column<number>(
      `(SELECT count(*) FROM test_drive d WHERE d.demo_car_id = r.id AND d.state = 'back' AND d.deleted_at IS NULL)`,
    ),
    outNow: column<0 | 1>(
      `EXISTS (SELECT 1 FROM test_drive d WHERE d.demo_car_id = r.id AND d.state = 'out' AND d.deleted_at IS NULL)`,
    ),
  },
  filters: z.object({ retired: z.boolean().optional() }),
  where: ({ retired }, _who, today) => [
    retired ? ['r.active_to < ?', today] : ['(r.active_to IS NULL OR r.active_to >= ?)', today],
  ],
  sorts: { number: { by: ['number'], index: 'demo_car_number' } },
  sort: 'number',
  line: ({ outNow, ...row }, _who, today) => ({ ...row, outNow: outNow === 1, service: serviceState(row, today) }),
});
