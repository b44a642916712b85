import { z } from 'zod';
import type { ApprovalKind, ApprovalState } from '../approvals/model.ts';
import type { IssueSeverity } from '../deal-issues/model.ts';
import type { QuoteState } from '../quotes/model.ts';
import type { Role } from '../staff/model.ts';

/** 成交数字 say margin, cost and floor: nobody else is asked them, a consultant not even of their own deals. */
export const FIGURE_READERS: readonly Role[] = ['manager', 'finance', 'admin'];
/** 单据问题 are not finance's. */
export const ISSUE_FIGURE_READERS: readonly Role[] = ['manager', 'admin'];

/** Whose and of which series; what a PC holds is one store's. */
export const figureScope = z.object({
  consultantId: z.uuid().nullish(),
  series: z.string().max(120).nullish(),
});
export type FigureScope = z.infer<typeof figureScope>;

/** The same of one month, 'YYYY-MM'. */
export const monthScope = figureScope.extend({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.format'),
});
export type MonthScope = z.infer<typeof monthScope>;

/** How every row of a figure is called: what it is of, whose, and by whom. */
export interface FigureRow {
  id: string;
  docNo: string | null;
  customerName: string | null;
  consultantName: string | null;
}

/** 账龄 in days, as the oldest money and the oldest order are looked at. */
export const ages = ['upTo30', 'upTo60', 'upTo90', 'older'] as const;
export type Age = (typeof ages)[number];
export const ageOf = (days: number): Age =>
  days <= 30 ? 'upTo30' : days <= 60 ? 'upTo60' : days <= 90 ? 'upTo90' : 'older';

/** 单车毛利 of a car that left; null where a cost is unknown, and which. */
export interface MarginRow extends FigureRow {
  orderId: string;
  carName: string | null;
  vin: string | null;
  leftOn: string;
  vehicleFen: number | null;
  costFen: number | null;
  /** Gifts at cost. */
  giftFen: number | null;
  marginFen: number | null;
  lacking: 'price' | 'cost' | 'gift' | null;
}

/** What is sold beside a car: 贷款 保险 延保/服务 置换. */
export const besides = ['loan', 'insurance', 'warranty', 'tradeIn'] as const;
/** An order of which cars left, and what was sold beside them. */
export interface PenetrationRow extends FigureRow, Readonly<Record<(typeof besides)[number], boolean>> {
  leftOn: string;
  /** How many left. */
  cars: number;
  /** Pieces of 精品 that were sold with them; gifts are none. */
  accessories: number;
}

/** 优惠深度 of a car that was ordered. */
export interface DepthRow extends FigureRow {
  orderId: string;
  carName: string | null;
  orderedOn: string;
  guideFen: number | null;
  /** N. */
  netFen: number | null;
  depthBp: number | null;
  /** How far N is below 门店成交价, and below 最低限价. */
  belowDealFen: number;
  belowFloorFen: number;
  /** The level its price asks for; 0: nobody need agree. */
  requiredLevel: number;
  approverName: string | null;
  approverLevel: number | null;
}

/** A negotiation whose first version was issued. */
export interface ThreadRow extends FigureRow {
  carName: string | null;
  status: QuoteState;
  expired: boolean;
  /** Issued versions. */
  versions: number;
  issuedOn: string;
  acceptedOn: string | null;
  /** From the first issue to the acceptance. */
  days: number | null;
  /** 成交车价 of the last issued version less that of the first. */
  movedFen: number | null;
  lastFen: number | null;
}

/** Of the open quotes of one customer for one series more than one negotiation. */
export interface ParallelRow extends FigureRow {
  carName: string | null;
  validUntil: string;
  vehicleFen: number | null;
}

export interface AskedRow extends FigureRow {
  kind: ApprovalKind;
  docLabel: string;
  status: ApprovalState;
  isVoid: boolean;
  askedFen: number | null;
  askedAt: number;
  /** Until it was decided, or until now. */
  hours: number;
}

/** A car of an open order that has not left. */
export interface BacklogRow extends FigureRow {
  orderId: string;
  carName: string | null;
  orderedOn: string | null;
  age: number;
  plannedOn: string | null;
  /** Days past 计划交车. */
  overdue: number;
  vehicleId: string | null;
  vin: string | null;
  /** 已配未交: since when a car is promised, in days; null: 待配. */
  allocatedDays: number | null;
  vehicleFen: number | null;
}

/** 未交订单 · 尚无订单 · 已取消 */
export const heldKinds = ['undelivered', 'noOrder', 'cancelled'] as const;
/** Money of one order, contract or customer. */
export interface DepositRow extends FigureRow {
  kind: (typeof heldKinds)[number];
  of: 'order' | 'contract' | 'customer';
  /** The oldest of it. */
  receivedOn: string;
  age: number;
  receivedFen: number;
  /** Used up by the cars that have left, or kept by a 退订. */
  usedFen: number;
  refundedFen: number;
  heldFen: number;
}

export interface IssueRow extends FigureRow {
  kind: string;
  severity: IssueSeverity;
  thing: string;
  openedAt: number;
  age: number;
}
