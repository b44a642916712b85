import type { RowOf } from '../../../db/entities.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

export const LIVE_NOTE = `SELECT id, status FROM delivery_note WHERE order_vehicle_id = ? AND status <> 'cancelled' AND deleted_at IS NULL
  ORDER BY created_at, id LIMIT 1`;
/** 发货单 of a car of an order that was not cancelled. */
export const liveNoteOf = (db: Connection, orderVehicleId: string) =>
  prepared<Pick<RowOf<'delivery_note'>, 'id' | 'status'>>(db, LIVE_NOTE).get(orderVehicleId) as
    | Pick<RowOf<'delivery_note'>, 'id' | 'status'>
    | undefined;

type Out = Pick<RowOf<'stock_out'>, 'id' | 'docNo' | 'status' | 'vehicleId'>;
export const OUT_OF = `SELECT id, doc_no AS docNo, status, vehicle_id AS vehicleId FROM stock_out
  WHERE delivery_note_id = ? AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1`;
/** 出库单 made from a 发货单. */
export const outOfNote = (db: Connection, noteId: string): Out | undefined =>
  prepared<Out>(db, OUT_OF).get(noteId) as Out | undefined;

type Sign = Pick<RowOf<'sign_off'>, 'id' | 'docNo' | 'status'>;
export const SIGN_OF = `SELECT id, doc_no AS docNo, status FROM sign_off
  WHERE delivery_note_id = ? AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1`;
/** 交车确认单 of a 发货单. */
export const signOfNote = (db: Connection, noteId: string): Sign | undefined =>
  prepared<Sign>(db, SIGN_OF).get(noteId) as Sign | undefined;
