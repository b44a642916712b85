import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import type { syncedColumns } from './core/columns.ts';
import type { EntityName } from './records.ts';
import type * as schema from './schema.ts';

/** `vehicle_model` stands in the schema as `vehicleModel`. */
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
/** Tables that are not called what their records are. */
interface Renamed {
  setting: 'showroomSetting';
}
type TableName<E extends EntityName> = E extends keyof Renamed ? Renamed[E] : Camel<E>;

/** The table of each entity, by its name: a new one needs no line here. One without does not compile where its rows are used. */
type Tables = { [E in EntityName]: (typeof schema)[TableName<E> & keyof typeof schema] };

/** What `write()` itself sets in every record. */
type Stamps = keyof ReturnType<typeof syncedColumns>;

/** A stored record: every field there, null where nothing was given. */
export type RowOf<E extends EntityName> = InferSelectModel<Tables[E]>;
/** What a new record is made from; a field left out is empty. */
export type NewOf<E extends EntityName> = Omit<InferInsertModel<Tables[E]>, Stamps>;
/** What a save may change; a field left out, or undefined, stays as it is. */
export type ChangesOf<E extends EntityName> = Partial<Omit<InferInsertModel<Tables[E]>, Stamps | 'id'>>;
/** A field of the entity that a save may change. */
export type FieldOf<E extends EntityName> = keyof ChangesOf<E> & string;
