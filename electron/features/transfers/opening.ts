import { nextOf } from '../../../db/transfers/rules.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import type { Who } from '../../records/who.ts';
import { readGroup } from '../sync/enrolment/enrolled.ts';
import { seesCost } from '../vehicles/rows.ts';
import {
  priceOfTransfer,
  settlementDocument,
  transferInDocument,
  transferOrderDocument,
  transferOutDocument,
} from './documents.ts';
import {
  inOf,
  inSight,
  orderSight,
  outOf,
  outSight,
  settlementOfTransfer,
  settlementSight,
  sideHere,
  type TransferOrder,
} from './rows.ts';

const FOR = `SELECT o.id, o.doc_no AS docNo FROM order_vehicle car JOIN sales_order o ON o.id = car.order_id WHERE car.id = ?`;
const FITTING = `SELECT id, vin, coalesce(model, series) AS model, exterior_color AS color, arrived_on AS arrivedOn FROM vehicle
  WHERE status = 'inStock' AND deleted_at IS NULL AND merged_into IS NULL AND (vin = @vin OR @vin IS NULL)
    AND NOT EXISTS (SELECT 1 FROM allocation a WHERE a.vehicle_id = vehicle.id AND a.status <> 'released'
      AND a.claim_state IS NOT 'lost' AND a.deleted_at IS NULL)
  ORDER BY arrived_on, id LIMIT 200`;

/** A car of the giving store that could go. */
export interface Fitting {
  id: string;
  vin: string;
  model: string | null;
  color: string | null;
  arrivedOn: string | null;
}

/** Cars of ours that could go: the one asked for, else what is free. */
const fittingOf = (tx: Write, { vin }: TransferOrder): Fitting[] => {
  const named = prepared<Fitting>(tx.db, FITTING).all({ vin }) as Fitting[];
  return named.length > 0 ? named : (prepared<Fitting>(tx.db, FITTING).all({ vin: null }) as Fitting[]);
};

/** A transfer with all its papers, whose turn it is, and what this person may do. Steps that are the other store's are not offered. */
export const openTransfer = opening({
  sight: orderSight,
  more(tx, row, who: Who) {
    const { db } = tx;
    const side = sideHere(db, row);
    const [out, received, settlement] = [outOf(db, row.id), inOf(db, row.id), settlementOfTransfer(db, row.id)];
    const state = { order: row.status, in: received?.status ?? null, settlement: settlement?.status ?? null };
    const next = nextOf(state);
    const isAnswering = side === 'giver' && row.status === 'requested' && who.role === 'manager';
    return {
      side,
      storeId: readGroup(db)?.storeId ?? null,
      next,
      document: ours(transferOrderDocument.standing(tx, row, who)),
      out: out ? { ...outSight.shown(who, out), document: ours(transferOutDocument.standing(tx, out, who)) } : null,
      received: received
        ? { ...inSight.shown(who, received), document: ours(transferInDocument.standing(tx, received, who)) }
        : null,
      settlement:
        settlement && seesCost(who)
          ? {
              ...settlementSight.shown(who, settlement),
              document: ours(settlementDocument.standing(tx, settlement, who)),
            }
          : null,
      /** What the giving store would ask for it, as its books have it now. */
      priceFen:
        side === 'giver' && seesCost(who)
          ? (out?.priceFen ?? priceOfTransfer(tx, row))
          : seesCost(who)
            ? (out?.priceFen ?? null)
            : null,
      fitting: isAnswering ? fittingOf(tx, row) : [],
      order:
        row.orderVehicleId === null
          ? null
          : ((prepared<{ id: string; docNo: string | null }>(db, FOR).get(row.orderVehicleId) as
              | { id: string; docNo: string | null }
              | undefined) ?? null),
      takesPart: {
        sendsOut:
          side === 'giver' && row.status === 'approved' && who.role === 'warehouse' && row.claimState === 'confirmed',
        receives: next?.what === 'receive' && side === 'asker' && who.role === 'warehouse',
        confirmsOut: next?.what === 'confirmOut' && side === 'giver' && who.role === 'finance',
      },
    };
  },
});

type Gated = { steps: { to: string; gates: { gate: string; shut: readonly unknown[] }[] }[] };
const SIDES: readonly string[] = ['asker', 'giver'];
/** Steps of the other store are nobody's here. */
function ours<D extends Gated>(document: D): D {
  const isOurs = ({ gates }: Gated['steps'][number]) =>
    gates.every(({ gate, shut }) => !SIDES.includes(gate) || shut.length === 0);
  // Which car it is, is chosen as it is approved, and judged then.
  const choosing = <S extends Gated['steps'][number]>(step: S): S =>
    step.to === 'approved' ? { ...step, gates: step.gates.filter(({ gate }) => gate !== 'car') } : step;
  return { ...document, steps: document.steps.filter(isOurs).map(choosing) };
}

export const transferHistory = historying(orderSight, { vehicleId: 'SELECT vin FROM vehicle WHERE id = ?' });
