import { and, isNotNull, isNull } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, bool, id, on, syncedColumns } from '../core/columns.ts';
import type { LevelTrigger } from './levels.ts';
import type {
  buyTypes,
  consentMethods,
  consentStates,
  customerKinds,
  customerStages,
  genders,
  IdType,
  Level,
  payments,
} from './model.ts';
import type { RelationKind } from './people.ts';

/** 客户 (客户洽谈卡). Empty optional fields are null. */
export const customer = sqliteTable(
  'customer',
  {
    id: id(),
    cardNo: text('card_no').notNull(),
    kind: text('kind').$type<(typeof customerKinds)[number]>().notNull(),
    stage: text('stage').$type<(typeof customerStages)[number]>().notNull(),
    name: text('name').notNull(),
    gender: text('gender').$type<(typeof genders)[number]>(),
    mobile: text('mobile'),
    landline: text('landline'),
    wechat: text('wechat'),
    birthOn: on('birth_on'),
    idType: text('id_type').$type<IdType>(),
    idNo: text('id_no'),
    address: text('address'),
    occupation: text('occupation'),
    industry: text('industry'),
    education: text('education'),
    family: text('family'),
    hobbies: text('hobbies'),
    uscc: text('uscc'),
    contactName: text('contact_name'),
    fleetSize: integer('fleet_size'),
    source: text('source'),
    sourceDetail: text('source_detail'),
    campaign: text('campaign'),
    referrer: text('referrer'),
    ownerId: text('owner_id'),
    level: text('level').$type<Level>().notNull(),
    nextContactOn: on('next_contact_on'),
    interestSeries: text('interest_series'),
    interestModel: text('interest_model'),
    interestModelId: text('interest_model_id'),
    interestColor: text('interest_color'),
    interestNote: text('interest_note'),
    ownedCar: text('owned_car'),
    rivals: text('rivals'),
    mainUse: text('main_use'),
    mainUser: text('main_user'),
    budgetBand: text('budget_band'),
    buyTimeBand: text('buy_time_band'),
    concerns: text('concerns'),
    buyType: text('buy_type').$type<(typeof buyTypes)[number]>(),
    payment: text('payment').$type<(typeof payments)[number]>(),
    tradeIn: bool('trade_in'),
    decisionMaker: text('decision_maker'),
    remarks: text('remarks'),
    tags: text('tags', { mode: 'json' }).$type<string[]>(),
    doNotContact: bool('do_not_contact'),
    hqShareConsent: text('hq_share_consent').$type<(typeof consentStates)[number]>().notNull(),
    hqShareNoticeVersion: text('hq_share_notice_version'),
    hqShareMethod: text('hq_share_method').$type<(typeof consentMethods)[number]>(),
    hqShareAt: at('hq_share_at'),
    hqShareBy: text('hq_share_by'),
    /** When 潜在客户 became 正式客户. */
    formalAt: at('formal_at'),
    /** Another card this one was marked to be merged with later (疑似重复). */
    mergeLaterWith: text('merge_later_with'),
    /** 总部客户编号: given by the head-office CRM, never typed here. */
    hqNo: text('hq_no'),
    /** The name as it sorts (by pinyin); derived on each PC, does not travel. */
    nameKey: text('name_key'),
    ...syncedColumns(),
  },
  (t) => [
    index('customer_mobile').on(t.mobile),
    index('customer_landline').on(t.landline),
    index('customer_id_no').on(t.idNo),
    index('customer_uscc').on(t.uscc),
    index('customer_name').on(t.name, t.id),
    index('customer_name_key').on(t.nameKey, t.id),
    index('customer_updated').on(t.updatedAt, t.id),
    index('customer_owner').on(t.ownerId, t.updatedAt, t.id),
    index('customer_level').on(t.level, t.updatedAt, t.id),
    index('customer_next_contact').on(t.nextContactOn, t.id),
    index('customer_due').on(t.ownerId, t.nextContactOn, t.id),
    index('customer_created')
      .on(t.createdAt, t.id, t.ownerId, t.source, t.interestSeries)
      .where(and(isNull(t.deletedAt), isNull(t.mergedInto))!),
    index('customer_tagged').on(t.updatedAt, t.id).where(isNotNull(t.tags)),
    index('customer_campaign').on(t.campaign, t.createdAt, t.id).where(isNotNull(t.campaign)),
    index('customer_merged').on(t.mergedInto).where(isNotNull(t.mergedInto)),
  ],
);

/** 联系人 of a customer. */
export const contactPerson = sqliteTable(
  'contact_person',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    name: text('name').notNull(),
    gender: text('gender').$type<(typeof genders)[number]>(),
    mobile: text('mobile'),
    landline: text('landline'),
    title: text('title'),
    remarks: text('remarks'),
    main: bool('main'),
    ...syncedColumns(),
  },
  (t) => [index('contact_person_of').on(t.customerId, t.id)],
);

/** 客户关系: one row for both sides. */
export const customerRelation = sqliteTable(
  'customer_relation',
  {
    id: id(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    kind: text('kind').$type<RelationKind>().notNull(),
    note: text('note'),
    ...syncedColumns(),
  },
  (t) => [index('customer_relation_from').on(t.fromId, t.id), index('customer_relation_to').on(t.toId, t.id)],
);

/** 级别规则, dated. */
export const levelRule = sqliteTable(
  'level_rule',
  {
    id: id(),
    level: text('level').$type<Level>().notNull(),
    name: text('name'),
    window: text('window'),
    everyDays: integer('every_days'),
    color: text('color'),
    validFrom: on('valid_from').notNull(),
    ...syncedColumns(),
  },
  (t) => [index('level_rule_from').on(t.level, t.validFrom)],
);

/** 级别变更 of a customer, added only. */
export const levelChange = sqliteTable(
  'level_change',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    fromLevel: text('from_level').$type<Level>(),
    toLevel: text('to_level').$type<Level>().notNull(),
    trigger: text('trigger').$type<LevelTrigger>().notNull(),
    reason: text('reason'),
    signals: text('signals', { mode: 'json' }).$type<string[]>(),
    ...syncedColumns(),
  },
  (t) => [
    index('level_change_of').on(t.customerId, t.createdAt, t.id),
    index('level_change_at').on(t.createdAt, t.id),
    index('level_change_to').on(t.toLevel, t.createdAt, t.id, t.customerId).where(isNull(t.deletedAt)),
  ],
);
