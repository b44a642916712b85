import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type FieldMeta, metaOf } from '../../db/core/fields.ts';
import { targetMeasures } from '../../db/targets/model.ts';
import { sources } from './sources.ts';

/** Fields no form asks for, and why. */
const WITHOUT_CONTROL: Readonly<Record<string, string>> = {
  'customers interestModelId': 'chosen together with the wished model',
  'targets month': 'the month the table shows',
  'targets staffId': 'the row of the table',
  ...Object.fromEntries(
    targetMeasures.map((name) => [`targets ${name}`, 'the table asks for all of `targetMeasures`']),
  ),
  'daily staffId': 'whose report it is',
  'daily fromOn': 'the week or month that is open',
  'daily on': 'the day that is open',
  'daily kind': 'which of the two meetings is open',
  'follow-ups customerId': 'whose contact it is, chosen before the form opens',
  'follow-ups serves': 'the queue says which promise the contact keeps',
  'follow-ups levelBefore': 'what stood on the card',
  'follow-ups nextBeforeOn': 'what stood on the card',
  'follow-ups managerNoteAt': 'when the note was saved',
  'follow-ups managerNoteById': 'who saved the note',
  'follow-ups struckAt': 'when it was struck through',
  'follow-ups struckById': 'who struck it through',
  'follow-ups at': 'day and time are typed apart',
  'follow-ups levelAfter': 'asked as the level of the card',
  'follow-ups state': 'follows from 到店, 没来, 取消',
  'follow-ups visitId': 'the visit it became',
  'purchases orderId': 'the order the line is entered on',
  'purchases modelId': 'the catalogue finds it by the words of the line',
  'purchases arrivedOn': 'the day of the arrival check',
  'purchases vehicleId': 'the car that came',
  'purchases promisedToId': 'no page asks for it, the list only shows it',
  'purchases fen': 'no page asks for it, it comes over the API',
  'reports month': 'the month that began',
  'reports lines': 'counted when the month begins',
  'losses customerId': 'the customer whose card it is asked from',
  'losses customerName': 'how the card was called then',
  'losses state': 'follows from 批准, 驳回',
  'losses askedById': 'who asked',
  'losses askedAt': 'when it was asked',
  'losses levelBefore': 'what stood on the card',
  'losses nextBeforeOn': 'what stood on the card',
  'losses verdict': 'asked for where it is refused',
  'losses decidedById': 'who decided',
  'losses decidedAt': 'when it was decided',
  'losses seenAt': 'when 知道了 was pressed',
  'losses reactivatedAt': 'when the card came back',
  'requests customerId': 'the customer whose card it is asked from',
  'requests customerName': 'how the card was called then',
  'requests state': 'follows from 回复, 关闭, 重开',
  'requests raisedAt': 'when it was taken down',
  'requests answeredAt': 'when it was answered',
  'requests answeredById': 'who answered',
  'requests closedAt': 'when it was closed',
  'visits visitOn': 'today',
  'visits at': 'when it was noted',
  'visits staffId': 'the person whose chip was pressed',
  'visits staffIds': 'the order that was set',
  'after-sales customerId': 'the customer whose card it is handed over from',
  ...Object.fromEntries(
    ['itemCode', 'optionCode', 'amountFen', 'adjustmentId', 'adjustmentNo'].map((name) => [
      `prices ${name}`,
      'a price line is born from an approved 调价单 alone',
    ]),
  ),
  'products modelId': 'the model it was born from',
  'products optionId': 'the option it was born from',
  'adjustments adjustmentId': 'the 调价单 the line is entered on',
  'adjustments lineNo': 'the next one',
  'adjustments oldLineIds': 'what stands in the price list as the line is saved',
  'pdi vehicleId': 'the car on whose card it was begun',
  'receipts orderId': 'the order of the contract, once there is one',
  'contracts customerId': 'the customer it is drafted from',
  'contracts ownerId': 'who drafts it, or whose customer it is',
  'contracts contractId': 'the contract the row is entered on',
  'contracts lineNo': 'the next one',
  'receipts receiptId': 'the receipt the refund is of',
  ...Object.fromEntries(
    ['quoteId', 'lineNo', 'listFen', 'discountFen', 'rateBp', 'source', 'noPriceReason', 'estimate'].map((name) => [
      `quotes ${name}`,
      'follows from the sheet, its lists and rules',
    ]),
  ),
  'quotes explainedAt': 'when it was ticked',
  ...Object.fromEntries(
    ['discountKind', 'discountValue', 'amountFen'].map((name) => [
      `quotes ${name}`,
      'typed where it stands in the sheet',
    ]),
  ),
  'orders consultantId': 'whose customer it is, or who begins it',
  'orders orderId': 'the order the car or line is entered on',
  'orders lineNo': 'the next one',
  'orders listFen': 'what the price list says',
  'orders discountFen': 'what a typed discount comes to',
  'orders source': 'follows from where the amount is from',
  'orders noPriceReason': 'why 询价 found nothing',
  'orders explainedAt': 'when it was ticked on the quote',
  'cancellations contractId': 'the contract it is asked for on',
  'cancellations orderId': 'the order it is asked for on',
  'invoices orderVehicleId': 'the car of the order it is begun on',
  'invoices redOfId': 'the blue invoice it takes back',
  'direct-shipments orderVehicleId': 'the car of the order it is begun on',
  'returns orderVehicleId': 'the car of the order it is asked for on',
  'agency orderId': 'the order whose account it is',
  'cancellations orderVehicleId': 'the car of the order it is asked for on',
  'transfers orderVehicleId': 'the car of the order it is asked for on',
  'deliveries orderVehicleId': 'the car of the order it is planned from',
  'playbook lossId': 'the case it was made from',
  'allocations vehicleId': 'the car whose card it is made on',
  'allocations orderVehicleId': 'the order says which of its cars',
  'allocations status': 'follows from 配车, 释放, 出库',
  'allocations takenFromId': 'whose car is reassigned',
  'demo-cars demoCarId': 'the car whose card the bill is noted on',
  ...Object.fromEntries(
    ['Exterior', 'Interior', 'Power', 'Handling', 'Braking', 'Comfort', 'Equipment'].map((what) => [
      `test-drives score${what}`,
      'the feedback form asks for all of `SCORES`',
    ]),
  ),
  'test-drives customerId': 'the guest is picked by name, in a field of its own',
  'test-drives signedAt': 'the moment of the signature',
  'test-drives signedHow': 'which button was pressed',
  'test-drives startedAt': 'the moment the car left',
  'test-drives endedAt': 'the moment it came back',
  'test-drives feedbackAt': 'the moment of the feedback',
  'test-drives cancelReason': 'asked for where a booking is called off',
};

type Texts = Readonly<Record<string, unknown>>;
const root = new URL('../../', import.meta.url);
const found = (pattern: string) => globSync(pattern, { cwd: root }).map((path) => path.replaceAll('\\', '/'));
const models = Object.fromEntries(
  await Promise.all(
    found('db/*/model.ts').map(
      async (path): Promise<[string, object]> => [path, (await import(new URL(path, root).href)) as object],
    ),
  ),
);
const texts = Object.fromEntries(
  found('renderer/features/*/texts.*.json').map((path) => [
    path,
    JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Texts,
  ]),
);

/** Every field of the models built from `db/core/fields.ts`, with the feature whose card shows it. */
const fields = Object.entries(models).flatMap(([path, exports]) =>
  Object.values(exports)
    .filter((schema): schema is z.ZodObject => schema instanceof z.ZodObject)
    .flatMap((schema) => Object.keys(schema.shape).map((field) => ({ field, meta: metaOf(schema, field) })))
    .filter((one): one is { field: string; meta: FieldMeta } => one.meta?.control !== undefined)
    .map(({ field, meta }) => ({ field, meta, feature: path.split('/').at(-2)! })),
);

/** Texts stand nested or with dots in their keys. */
function has(catalogue: unknown, key: string): boolean {
  if (typeof catalogue !== 'object' || catalogue === null) return false;
  const known = catalogue as Texts;
  if (typeof known[key] === 'string') return true;
  return Object.keys(known).some((part) => key.startsWith(`${part}.`) && has(known[part], key.slice(part.length + 1)));
}

test('there are fields to look at', () => {
  expect(fields.length).toBeGreaterThan(60);
});

test.each(['zh-CN', 'en'])('every field of a model has its label in %s', (language) => {
  const missing = fields
    .map(({ feature, field }) => ({
      file: `renderer/features/${feature}/texts.${language}.json`,
      key: `field.${field}`,
    }))
    .filter(({ file, key }) => !has(texts[file], key));
  expect(missing.map(({ file, key }) => `${file} lacks "${key}"`)).toEqual([]);
});

test('every field of a model has a control on the pages of its feature, or a reason to have none', () => {
  // A list's columns only show.
  const pagesOf = (feature: string) =>
    sources.filter(({ path }) => path.startsWith(`renderer/features/${feature}/`) && !/columns\.tsx$/.test(path));
  const missing = fields.filter(
    ({ feature, field }) =>
      WITHOUT_CONTROL[`${feature} ${field}`] === undefined && !pagesOf(feature).some(({ text }) => names(text, field)),
  );
  expect(
    missing.map(
      ({ feature, field }) =>
        `renderer/features/${feature} lacks <KnownField name="${field}" />; or say in WITHOUT_CONTROL why nobody is asked`,
    ),
  ).toEqual([]);
});

test('a reason to have no control is given for fields only that exist', () => {
  const known = fields.map(({ feature, field }) => `${feature} ${field}`);
  expect(Object.keys(WITHOUT_CONTROL).filter((one) => !known.includes(one))).toEqual([]);
});

/** `<KnownField name="port" />`, a name in a group of fields, or a control of the page's own: `value={damage.part}`. */
const names = (text: string, field: string) => new RegExp(`["']${field}["']|value=\\{\\w+\\.${field}[ }]`).test(text);
