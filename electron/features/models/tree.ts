import { matchModel, type Named } from '../../../db/models/rules.ts';
import type { fuels, origins } from '../../../db/vehicles/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { todayOf } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';

/** A configuration with what a car of it takes over. */
export interface Configuration {
  id: string;
  brand: string;
  series: string;
  modelName: string;
  configuration: string | null;
  modelYear: number;
  code: string | null;
  guidePriceFen: number | null;
  brandModel: string | null;
  origin: (typeof origins)[number] | null;
  seats: number | null;
  displacementMl: number | null;
  fuel: (typeof fuels)[number] | null;
}

const COLUMNS = `id, brand, series, model_name AS modelName, configuration, model_year AS modelYear, code,
  guide_price_fen AS guidePriceFen, brand_model AS brandModel, origin, seats, displacement_ml AS displacementMl, fuel`;
const ALL = `SELECT ${COLUMNS} FROM vehicle_model INDEXED BY vehicle_model_series WHERE deleted_at IS NULL`;
const ON_SALE = `${ALL} AND coalesce(active_from, '') <= @today AND coalesce(active_to, '9999') >= @today
  ORDER BY series, model_year DESC, model_name, configuration`;

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string) =>
  [...Map.groupBy(rows, keyOf)].map(([key, members]) => ({ key, members }));

/** Configurations on sale on a day, series by series. */
export const soldOn = (db: Connection, today: string): Configuration[] =>
  prepared(db, ON_SALE).all({ today }) as Configuration[];

/**
 * What can be chosen: brand → series → model → configuration, those on sale today. While nothing is on sale the list of the settings
 * stands in, without brand and configurations.
 */
export function modelTree(store: Store) {
  const rows = soldOn(store.db, todayOf(store));
  if (rows.length === 0) {
    const series = readSettings(store).series.map(({ series: name, models }) => ({
      series: name,
      models: models.map((modelName) => ({ modelName, configurations: [] as Configuration[] })),
    }));
    return [{ brand: null, series }];
  }
  return grouped(rows, ({ brand }) => brand).map(({ key: brand, members }) => ({
    brand: brand as string | null,
    series: grouped(members, ({ series }) => series).map(({ key: series, members: ofSeries }) => ({
      series,
      models: grouped(ofSeries, ({ modelName }) => modelName).map(({ key: modelName, members: ofModel }) => ({
        modelName,
        configurations: ofModel,
      })),
    })),
  }));
}

/** The configuration with this id; without one, the only one that a car's texts mean, sold today or not. */
export function modelOf(db: Connection, car: Named & { modelId?: string | null | undefined }): Configuration | null {
  const models = db.prepare(ALL).all() as Configuration[];
  const linked = car.modelId ? models.find(({ id }) => id === car.modelId) : undefined;
  return linked ?? matchModel(car, models) ?? null;
}

interface Interest {
  interestSeries?: string | null | undefined;
  interestModel?: string | null | undefined;
  interestModelId?: string | null | undefined;
}

/** The configuration behind an interest that is being saved: the one chosen, else the only one its texts mean; nothing where the save is of other things. */
export function interestOf(db: Connection, fields: Interest): { interestModelId?: string | null } {
  const { interestSeries: series, interestModel: model, interestModelId } = fields;
  if (model === undefined) return {};
  return { interestModelId: interestModelId ?? modelOf(db, { series, model })?.id ?? null };
}

const TAKEN = 'SELECT id, model_name AS name FROM vehicle_model WHERE code = ? AND id <> ? AND deleted_at IS NULL';

/** A code names one configuration, as far as this PC knows; two PCs without a line may both have given it. @throws Refusal `model.codeTaken` */
export function refuseTakenCode(tx: Write, code: string | null | undefined, ownId = ''): undefined {
  const taken = code ? (tx.db.prepare(TAKEN).get(code, ownId) as { id: string; name: string } | undefined) : undefined;
  if (taken) throw new Refusal('model.codeTaken', { field: 'code', params: taken });
}

const KNOWN = `SELECT DISTINCT brand, series FROM vehicle_model WHERE deleted_at IS NULL ORDER BY brand, series`;

/** Brands and series on file, sold today or not, for filters. */
export function brandsAndSeries(store: Store): { brands: string[]; series: string[] } {
  const rows = store.db.prepare(KNOWN).all() as { brand: string; series: string }[];
  return {
    brands: [...new Set(rows.map(({ brand }) => brand))],
    series: [...new Set(rows.map(({ series }) => series))],
  };
}
