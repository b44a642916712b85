import { vehicleFields } from '../../../db/vehicles/model.ts';
import { vehicleProblems } from '../../../db/vehicles/rules.ts';
import { withAliases } from '../../kernel/alias.ts';
import type { Row } from '../../kernel/entity.ts';
import { fillingGaps, type MergeRules } from '../sync/merging/rules.ts';
import { type Vehicle, vehicleSight } from './rows.ts';

const vehicleOf = (card: Row) => card as unknown as Vehicle;

/** The further a car has come, the more was known by whoever wrote it down. */
const PROGRESS: readonly string[] = [
  'inTransit',
  'inStock',
  'lent',
  'transferring',
  'allocated',
  'delivered',
  'transferred',
];
const progress = (card: Row) => PROGRESS.indexOf(vehicleOf(card).status);

const FILES = `SELECT count(*) FROM attachment WHERE entity_id IN ${withAliases('vehicle', '?')} AND deleted_at IS NULL`;

/** Two cards of one car (one VIN), made on two PCs without a line. */
export const vehicleMerge: MergeRules = {
  entity: 'vehicle',
  fields: Object.keys(vehicleFields.shape),
  follows: {},
  may: ({ role }) => ['backOffice', 'manager', 'admin'].includes(role),
  shownTo: (who, card) => ({ card: vehicleSight.shown(who, vehicleOf(card)) as unknown as Row, masked: [] }),
  usual: (field, winner, loser) =>
    field === 'status' && progress(loser) > progress(winner) ? 'loser' : fillingGaps(field, winner, loser),
  problems: (card) => vehicleProblems(vehicleOf(card)),
  stays: ([a, b]) => (vehicleOf(a).createdAt <= vehicleOf(b).createdAt ? a : b),
  label(_db, _who, row) {
    const { model, series, vin, plate, exteriorColor, location } = vehicleOf(row);
    return {
      title: model ?? series ?? vin,
      facts: [vin, plate, exteriorColor, location].filter((fact) => fact != null),
    };
  },
  counts: (db, id) => ({ files: db.prepare(FILES).pluck().get(id) as number }),
};
