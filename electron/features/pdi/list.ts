import { z } from 'zod';
import { pdiStates } from '../../../db/pdi/model.ts';
import { pdiSheet } from '../../../db/pdi/table.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const CAR = (field: string) => `(SELECT ${field} FROM vehicle car WHERE car.id = r.vehicle_id)`;

/** PDI 检查表, the newest first. */
export const pdiList = listing({
  entity: 'pdi_sheet',
  table: pdiSheet,
  fields: ['docNo', 'docOn', 'status', 'technician', 'odometerKm', 'vehicleId', 'updatedAt'],
  also: {
    vin: column<string | null>(CAR('car.vin')),
    car: column<string | null>(
      CAR("trim(coalesce(car.model, car.series, '') || ' ' || coalesce(car.exterior_color, ''))"),
    ),
    faults: column<number>(
      "(SELECT count(*) FROM json_each(r.points) point WHERE json_extract(point.value, '$.result') = 'fault')",
    ),
  },
  filters: z.object({ text: textFilter(), status: z.enum(pdiStates).optional() }),
  where: ({ text, status }) => [
    status && ['r.status = ?', status],
    holding(text, 'r.doc_no', 'r.technician', CAR('car.vin'), CAR('car.model')),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'pdi_sheet_status' : 'pdi_sheet_updated'),
    },
  },
  sort: 'updated',
  line: (row) => row,
});
