import type { RowOf } from '../../../db/entities.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { opening } from '../../records/opening.ts';
import { standing } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { allocatedCar } from '../allocations/confirmed.ts';
import { type CarOfOrder, carOfOrder } from './order.ts';
import { outDocument, outSight } from './outs.ts';
import { outOfNote, signOfNote } from './rows.ts';
import { noteDocument, noteSight } from './service.ts';
import { signDocument, signSight } from './signing.ts';

const CAR = `SELECT id, vin, series, model, exterior_color AS exteriorColor, interior_color AS interiorColor, status
  FROM vehicle WHERE id = ?`;
interface Car {
  id: string;
  vin: string;
  series: string | null;
  model: string | null;
  exteriorColor: string | null;
  interiorColor: string | null;
  status: string;
}

/** What stands around a delivery, whichever of its papers one looks at: the order's car, the VIN, and the papers themselves. */
export interface DeliveryAround {
  order: CarOfOrder | undefined;
  car: Car | undefined;
  noteId: string;
  noteStatus: RowOf<'delivery_note'>['status'];
  out: ReturnType<typeof outOfNote>;
  sign: ReturnType<typeof signOfNote>;
}

function around(tx: Write, note: RowOf<'delivery_note'>): DeliveryAround {
  const out = outOfNote(tx.db, note.id);
  const vehicleId = out?.vehicleId ?? allocatedCar(tx.db, note.orderVehicleId)?.vehicleId;
  return {
    order: carOfOrder(tx.db, note.orderVehicleId),
    car: vehicleId
      ? (prepared<Car>(tx.db, CAR).get(standing(tx.db, 'vehicle', vehicleId)) as Car | undefined)
      : undefined,
    noteId: note.id,
    noteStatus: note.status,
    out,
    sign: signOfNote(tx.db, note.id),
  };
}

const noteOf = (tx: Write, id: string) => tx.get('delivery_note', id)!;

export const openNote = opening({
  sight: noteSight,
  more: (tx, row, who: Who) => ({ around: around(tx, row), document: noteDocument.standing(tx, row, who) }),
});
export const openOut = opening({
  sight: outSight,
  more: (tx, row, who: Who) => ({
    around: around(tx, noteOf(tx, row.deliveryNoteId)),
    document: outDocument.standing(tx, row, who),
  }),
});
export const openSign = opening({
  sight: signSight,
  more: (tx, row, who: Who) => ({
    around: around(tx, noteOf(tx, row.deliveryNoteId)),
    document: signDocument.standing(tx, row, who),
  }),
});
