import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import type { attachment } from './attachments/table.ts';
import type { campaign } from './campaigns/table.ts';
import type { syncedColumns } from './core/columns.ts';
import type { contactPerson, customer, customerRelation, levelChange, levelRule } from './customers/table.ts';
import type { dailyReport, meeting, salesPlan } from './daily/table.ts';
import type { demoCar, demoCarCost } from './demo-cars/table.ts';
import type { duplicate } from './duplicates/table.ts';
import type { appointment, contact, drawerAudit, handover } from './follow-ups/table.ts';
import type { loss } from './losses/table.ts';
import type { vehicleModel } from './models/table.ts';
import type { vehicleOption } from './options/table.ts';
import type { damage, purchaseLine, purchaseOrder } from './purchases/table.ts';
import type { EntityName } from './records.ts';
import type { serviceRequest } from './requests/table.ts';
import type { showroomSetting } from './settings/table.ts';
import type { staff } from './staff/table.ts';
import type { question } from './sync/table.ts';
import type { salesTarget } from './targets/table.ts';
import type { testDrive } from './test-drives/table.ts';
import type { savedQuery, vehicle, vehicleMovement, vehiclePerson } from './vehicles/table.ts';
import type { rotaEvent, showroomDay, visit } from './visits/table.ts';

/** The table of each entity, a line each. */
interface Tables {
  setting: typeof showroomSetting;
  staff: typeof staff;
  showroom_day: typeof showroomDay;
  rota_event: typeof rotaEvent;
  vehicle_model: typeof vehicleModel;
  vehicle_option: typeof vehicleOption;
  customer: typeof customer;
  level_rule: typeof levelRule;
  level_change: typeof levelChange;
  contact_person: typeof contactPerson;
  customer_relation: typeof customerRelation;
  vehicle: typeof vehicle;
  vehicle_movement: typeof vehicleMovement;
  purchase_order: typeof purchaseOrder;
  purchase_line: typeof purchaseLine;
  damage: typeof damage;
  vehicle_person: typeof vehiclePerson;
  saved_query: typeof savedQuery;
  visit: typeof visit;
  loss: typeof loss;
  service_request: typeof serviceRequest;
  campaign: typeof campaign;
  demo_car: typeof demoCar;
  demo_car_cost: typeof demoCarCost;
  test_drive: typeof testDrive;
  contact: typeof contact;
  appointment: typeof appointment;
  handover: typeof handover;
  drawer_audit: typeof drawerAudit;
  sales_target: typeof salesTarget;
  daily_report: typeof dailyReport;
  sales_plan: typeof salesPlan;
  meeting: typeof meeting;
  attachment: typeof attachment;
  duplicate: typeof duplicate;
  question: typeof question;
}

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
