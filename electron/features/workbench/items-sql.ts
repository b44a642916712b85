/** Statements of `items.ts`: rows of id, label, who, note, at, on, path, the most pressing first. Parameters are named. */

/** Rows that are shown at once. */
const MOST = 500;
/** The name of a card that stands after a merge. */
const CUSTOMER = (id: string) =>
  `(SELECT coalesce(stays.name, c.name) FROM customer c LEFT JOIN customer stays ON stays.id = c.merged_into WHERE c.id = ${id} AND c.deleted_at IS NULL)`;
const STAFF = (id: string) => `(SELECT name FROM staff WHERE id = ${id})`;

/** 战败 that wait for a decision. */
export const LOSSES_WAITING = `SELECT f.id, coalesce(${CUSTOMER('f.customer_id')}, f.customer_name, '') AS label, ${STAFF('f.asked_by_id')} AS who,
  f.reason AS note, f.asked_at AS at, NULL AS "on", '/losses/' || f.id AS path FROM loss f INDEXED BY loss_state
  WHERE f.state = 'waiting' AND f.deleted_at IS NULL ORDER BY f.asked_at LIMIT ${MOST}`;

/** Refused and not read yet by who asked. */
export const LOSSES_REFUSED = `SELECT f.id, coalesce(${CUSTOMER('f.customer_id')}, f.customer_name, '') AS label, ${STAFF('f.decided_by_id')} AS who,
  f.verdict AS note, f.decided_at AS at, NULL AS "on", '/losses/' || f.id AS path FROM loss f INDEXED BY loss_state
  WHERE f.state = 'refused' AND f.seen_at IS NULL AND f.asked_by_id = :me AND f.deleted_at IS NULL ORDER BY f.decided_at LIMIT ${MOST}`;

/** 客户请求 one must answer by today, and as a manager those that others let slip. */
export const REQUESTS_DUE = `SELECT q.id, coalesce(${CUSTOMER('q.customer_id')}, q.customer_name, '') AS label, ${STAFF('q.owner_id')} AS who,
  q.content AS note, NULL AS at, q.due_on AS "on", '/requests/' || q.id AS path
  FROM service_request q INDEXED BY service_request_state
  WHERE q.state = 'open' AND q.due_on <= :today AND (q.owner_id = :me OR (:manages AND q.due_on < :today)) AND q.deleted_at IS NULL
  ORDER BY q.due_on, q.id LIMIT ${MOST}`;

const GUEST = "coalesce(c.name, v.guest_name, v.guest_description, '')";
/** Parties of today that nobody was given to. */
export const GUESTS_WAITING = `SELECT v.id, ${GUEST} AS label, NULL AS who, v.interest_series AS note, v.arrived_at AS at, NULL AS "on",
  '/showroom' AS path FROM visit v INDEXED BY visit_open LEFT JOIN customer c ON c.id = v.customer_id
  WHERE v.state = 'registered' AND v.visit_on = :today AND v.channel <> 'call' AND v.deleted_at IS NULL AND v.voided_at IS NULL
  ORDER BY v.arrived_at LIMIT ${MOST}`;

/** Visits of earlier days that nobody closed. */
export const OPEN_VISITS = `SELECT v.id, ${GUEST} AS label, ${STAFF('v.consultant_id')} AS who, NULL AS note, v.arrived_at AS at, NULL AS "on",
  '/showroom' AS path FROM visit v INDEXED BY visit_open LEFT JOIN customer c ON c.id = v.customer_id
  WHERE v.state IN ('registered', 'assigned', 'received') AND v.visit_on BETWEEN :openSince AND :yesterday
    AND v.deleted_at IS NULL AND v.voided_at IS NULL ORDER BY v.arrived_at LIMIT ${MOST}`;

/** People who left with open cards in their drawer, a row each; the note is how many. */
export const CARDS_LEFT = `SELECT * FROM (SELECT s.id, s.name AS label, NULL AS who, (SELECT count(*) FROM customer c INDEXED BY customer_due
    WHERE c.owner_id = s.id AND c.level NOT IN ('D', 'F') AND c.deleted_at IS NULL AND c.merged_into IS NULL) || '' AS note,
    s.disabled_at AS at, NULL AS "on", '/handover?from=' || s.id AS path
  FROM staff s WHERE s.disabled_at IS NOT NULL AND s.deleted_at IS NULL) WHERE note <> '0' ORDER BY at LIMIT ${MOST}`;

/** 移交 the new owner has not acknowledged. */
export const HANDOVERS_OPEN = `SELECT h.id, coalesce(${STAFF('h.to_id')}, '') AS label, ${STAFF('h.from_id')} AS who,
  json_array_length(h.card_ids) || '' AS note, h.created_at AS at, NULL AS "on", '/handover' AS path
  FROM handover h INDEXED BY handover_at WHERE h.created_at >= unixepoch(:openSince) * 1000 AND h.acknowledged_at IS NULL AND h.undone_at IS NULL
    AND h.deleted_at IS NULL ORDER BY h.created_at LIMIT ${MOST}`;

/** 日报 that were handed in and that no manager signed. */
export const REPORTS_UNREAD = `SELECT r.id, coalesce(${STAFF('r.staff_id')}, '') AS label, NULL AS who, NULL AS note, NULL AS at, r.report_on AS "on",
  '/daily?on=' || r.report_on || '&of=' || r.staff_id AS path FROM daily_report r INDEXED BY daily_report_of
  WHERE r.report_on >= :unreadSince AND r.submitted_at IS NOT NULL AND r.signed_at IS NULL AND r.deleted_at IS NULL
  ORDER BY r.report_on, r.staff_id LIMIT ${MOST}`;

/** Consultants who worked yesterday (a guest, a contact) and handed in no report of it. */
export const REPORTS_MISSING = `SELECT s.id, s.name AS label, NULL AS who, NULL AS note, NULL AS at, :yesterday AS "on",
  '/daily?on=' || :yesterday || '&of=' || s.id AS path FROM staff s
  WHERE s.role = 'consultant' AND s.disabled_at IS NULL AND s.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM daily_report r INDEXED BY daily_report_of WHERE r.report_on = :yesterday AND r.staff_id = s.id
      AND r.submitted_at IS NOT NULL AND r.deleted_at IS NULL)
    AND (EXISTS (SELECT 1 FROM visit v INDEXED BY visit_consultant WHERE v.consultant_id = s.id AND v.visit_on = :yesterday
        AND v.deleted_at IS NULL AND v.voided_at IS NULL)
      OR EXISTS (SELECT 1 FROM contact k INDEXED BY contact_by WHERE k.created_by = s.id AND k.at >= (unixepoch(:yesterday) - 28800) * 1000
        AND k.at < (unixepoch(:today) - 28800) * 1000 AND k.deleted_at IS NULL))
  ORDER BY s.name LIMIT ${MOST}`;

/** 周计划, 月计划 that were handed in, still run and that no manager signed. */
export const PLANS_UNREAD = `SELECT p.id, coalesce(${STAFF('p.staff_id')}, '') AS label, NULL AS who, p.kind AS note, NULL AS at, p.from_on AS "on",
  '/plans?kind=' || p.kind || '&on=' || p.from_on AS path FROM sales_plan p INDEXED BY sales_plan_of
  WHERE p.kind IN ('week', 'month') AND p.from_on >= :openSince AND p.submitted_at IS NOT NULL AND p.signed_at IS NULL AND p.deleted_at IS NULL
  ORDER BY p.from_on, p.kind LIMIT ${MOST}`;

const LINE = `SELECT l.id, trim(coalesce(l.model, l.series, '') || ' ' || coalesce(l.exterior_color, '')) AS label,
  ${CUSTOMER('l.promised_to_id')} AS who, (SELECT order_no FROM purchase_order WHERE id = l.order_id) AS note, NULL AS at, l.expected_on AS "on",
  '/purchases/' || l.order_id AS path FROM purchase_line l INDEXED BY purchase_line_expected`;
/** Cars that should have come. */
export const CARS_LATE = `${LINE} WHERE l.expected_on < :today AND l.arrived_on IS NULL AND l.deleted_at IS NULL
  ORDER BY l.expected_on, l.id LIMIT ${MOST}`;
/** Cars that come within a week. */
export const CARS_COMING = `${LINE} WHERE l.expected_on BETWEEN :today AND :soon AND l.arrived_on IS NULL AND l.deleted_at IS NULL
  ORDER BY l.expected_on, l.id LIMIT ${MOST}`;

/** 订了没配车: who ordered and has no car. */
export const ORDERS_WITHOUT_CAR = `SELECT c.id, c.name AS label, ${STAFF('c.owner_id')} AS who, coalesce(c.interest_model, c.interest_series) AS note,
  c.updated_at AS at, NULL AS "on", '/customers/' || c.id AS path FROM customer c INDEXED BY customer_level
  WHERE c.level = 'O' AND c.deleted_at IS NULL AND c.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM vehicle v WHERE v.buyer_id = c.id AND v.status = 'allocated' AND v.deleted_at IS NULL)
  ORDER BY c.updated_at LIMIT ${MOST}`;

/** 已配未交. */
export const CARS_TO_DELIVER = `SELECT v.id, coalesce(${CUSTOMER('v.buyer_id')}, v.vin) AS label,
  (SELECT ${STAFF('c.owner_id')} FROM customer c WHERE c.id = v.buyer_id) AS who,
  trim(coalesce(v.series, '') || ' ' || substr(v.vin, -6)) AS note, v.updated_at AS at, NULL AS "on", '/vehicles/' || v.id AS path
  FROM vehicle v INDEXED BY vehicle_status WHERE v.status = 'allocated' AND v.deleted_at IS NULL AND v.merged_into IS NULL
  ORDER BY v.updated_at LIMIT ${MOST}`;

/** 质损 that is not settled. */
export const DAMAGES_OPEN = `SELECT d.id, (SELECT trim(coalesce(series, '') || ' ' || substr(vin, -6)) FROM vehicle WHERE id = d.vehicle_id) AS label,
  NULL AS who, d.part AS note, d.created_at AS at, NULL AS "on", '/vehicles/' || d.vehicle_id AS path FROM damage d INDEXED BY damage_state
  WHERE d.state = 'open' AND d.deleted_at IS NULL ORDER BY d.created_at LIMIT ${MOST}`;

/** 销售订单 that wait for the manager's review. */
export const ORDERS_TO_REVIEW = `SELECT o.id, coalesce(${CUSTOMER('o.customer_id')}, o.customer_name, '') AS label,
  ${STAFF('o.consultant_id')} AS who, o.doc_no AS note, o.updated_at AS at, NULL AS "on", '/orders/' || o.id AS path
  FROM sales_order o INDEXED BY sales_order_status WHERE o.status = 'managerReview' AND o.deleted_at IS NULL ORDER BY o.updated_at LIMIT ${MOST}`;

const ORDER = `o.id, coalesce(${CUSTOMER('o.customer_id')}, o.customer_name, '') AS label, ${STAFF('o.consultant_id')} AS who, o.doc_no AS note,
  o.updated_at AS at, NULL AS "on", '/orders/' || o.id AS path FROM sales_order o INDEXED BY sales_order_status`;
/** 销售订单 that wait for finance. */
export const ORDERS_TO_PASS = `SELECT ${ORDER} WHERE o.status = 'financeReview' AND o.deleted_at IS NULL ORDER BY o.updated_at LIMIT ${MOST}`;

/** 出库单 of a 发货单 that is approved, in one state; the label is the car. */
const OUTS = (
  state: string,
) => `SELECT out.id, trim(coalesce(v.series, '') || ' ' || substr(v.vin, -6)) AS label, ${STAFF('n.owner_id')} AS who,
  out.doc_no AS note, NULL AS at, n.planned_on AS "on", '/stock-outs/' || out.id AS path
  FROM delivery_note n INDEXED BY delivery_note_status JOIN stock_out out INDEXED BY stock_out_note ON out.delivery_note_id = n.id
  LEFT JOIN vehicle v ON v.id = out.vehicle_id
  WHERE n.status = 'approved' AND n.deleted_at IS NULL AND out.status = '${state}' AND out.deleted_at IS NULL
  ORDER BY n.planned_on, n.planned_time LIMIT ${MOST}`;
/** 出库单 finance has not audited. */
export const OUTS_TO_AUDIT = OUTS('draft');
/** 出库单 whose car may leave. */
export const OUTS_TO_LEAVE = OUTS('audited');

/** 退订 that is decided and not paid back. */
export const CANCELLATIONS_TO_SETTLE = `SELECT c.id, coalesce(${CUSTOMER('c.customer_id')}, '') AS label, ${STAFF('c.created_by')} AS who,
  c.doc_no AS note, c.updated_at AS at, NULL AS "on", '/cancellations/' || c.id AS path FROM cancellation c INDEXED BY cancellation_status
  WHERE c.status = 'decided' AND c.deleted_at IS NULL ORDER BY c.updated_at LIMIT ${MOST}`;

/** Cars to be delivered whose newest PDI has not passed. */
export const PDI_TO_DO = `SELECT v.id, trim(coalesce(v.series, '') || ' ' || substr(v.vin, -6)) AS label, ${STAFF('n.owner_id')} AS who,
  n.doc_no AS note, NULL AS at, n.planned_on AS "on", '/vehicles/' || v.id AS path
  FROM delivery_note n INDEXED BY delivery_note_status
  JOIN allocation a INDEXED BY allocation_order ON a.order_vehicle_id = n.order_vehicle_id AND a.status = 'held' AND a.deleted_at IS NULL
  JOIN vehicle v ON v.id = a.vehicle_id
  WHERE n.status = 'draft' AND n.mode <> 'direct' AND n.deleted_at IS NULL AND coalesce((SELECT s.status FROM pdi_sheet s INDEXED BY pdi_sheet_of
    WHERE s.vehicle_id = v.id AND s.deleted_at IS NULL ORDER BY s.updated_at DESC LIMIT 1), '') <> 'passed'
  ORDER BY n.planned_on IS NULL, n.planned_on LIMIT ${MOST}`;

/** 销售发票 that is typed and not recorded. */
export const INVOICES_TO_RECORD = `SELECT i.id, coalesce(${CUSTOMER('i.customer_id')}, i.customer_name, '') AS label, ${STAFF('i.created_by')} AS who,
  substr(i.vin, -6) AS note, i.updated_at AS at, NULL AS "on", '/invoices/' || i.id AS path FROM sales_invoice i INDEXED BY sales_invoice_status
  WHERE i.status = 'draft' AND i.deleted_at IS NULL ORDER BY i.updated_at LIMIT ${MOST}`;

const RETURNS = (
  states: string,
) => `SELECT r.id, coalesce(r.customer_name, '') AS label, ${STAFF('r.created_by')} AS who, substr(r.vin, -6) AS note,
  r.updated_at AS at, NULL AS "on", '/returns/' || r.id AS path FROM vehicle_return r INDEXED BY vehicle_return_status
  WHERE r.status IN (${states}) AND r.deleted_at IS NULL ORDER BY r.updated_at LIMIT ${MOST}`;
/** 退车 whose car is to come, or is here and not looked at. */
export const RETURNS_TO_TAKE = RETURNS("'decided', 'carIn'");
/** 退车 whose money is to go back. */
export const RETURNS_TO_PAY = RETURNS("'inspected'");

/** 直运 that was signed for and is not settled with the supplier. */
export const DIRECT_TO_SETTLE = `SELECT d.id, coalesce(d.supplier, '') AS label, NULL AS who, substr(d.vin, -6) AS note, d.updated_at AS at,
  NULL AS "on", '/direct-shipments/' || d.id AS path FROM direct_request d INDEXED BY direct_request_status
  WHERE d.status = 'signed' AND d.deleted_at IS NULL ORDER BY d.updated_at LIMIT ${MOST}`;

const LOANS = `SELECT l.id, coalesce(${CUSTOMER('l.customer_id')}, l.borrower, '') AS label, ${STAFF('l.created_by')} AS who,
  substr(l.vin, -6) AS note, NULL AS at, l.due_back_on AS "on", '/loans/' || l.request_id AS path FROM loan l INDEXED BY loan_status`;
/** 借出单 whose car is to be handed out. */
export const LOANS_TO_HAND = `${LOANS} WHERE l.status = 'draft' AND l.deleted_at IS NULL ORDER BY l.due_back_on LIMIT ${MOST}`;
/** 借出 past the day it is due back. */
export const LOANS_OVERDUE = `${LOANS} WHERE l.status = 'lent' AND l.due_back_on < :today AND l.deleted_at IS NULL
  ORDER BY l.due_back_on LIMIT ${MOST}`;
