/** 作废: a report that counts visits has to tell the voided ones apart. */
export const voided = `
CREATE OR REPLACE VIEW report_visit AS
  SELECT store_id, id, rev, seq, deleted_at, (data->>'arrivedAt')::bigint AS arrived_at,
    (data->>'leftAt')::bigint AS left_at, data->>'channel' AS channel, data->>'purpose' AS purpose,
    data->>'outcome' AS outcome, (data->>'partySize')::integer AS party_size, data->>'customerId' AS customer_id,
    data->>'consultantId' AS consultant_id, (data->>'voidedAt')::bigint AS voided_at
  FROM visit;
`;
