import { describe, expect, it } from 'vitest';
import { adjustmentStates } from '../../db/adjustments/model.ts';
import { approvalStates } from '../../db/approvals/model.ts';
import { cancellationStates } from '../../db/cancellations/model.ts';
import { contractStates } from '../../db/contracts/model.ts';
import { noteStates, outStates, signOffStates } from '../../db/deliveries/model.ts';
import { invoiceStates } from '../../db/invoices/model.ts';
import { goodsStates } from '../../db/month-end/model.ts';
import { orderStates } from '../../db/orders/model.ts';
import { pdiStates } from '../../db/pdi/model.ts';
import { quoteStates } from '../../db/quotes/model.ts';
import { ENTITIES, RECORDS } from '../../db/records.ts';
import { byNamespace, type Catalogue } from './catalogue.ts';

const chinese = byNamespace(import.meta.glob<Catalogue>('../**/texts.zh-CN.json', { eager: true, import: 'default' }));
const english = byNamespace(import.meta.glob<Catalogue>('../**/texts.en.json', { eager: true, import: 'default' }));
const namespaces = [...new Set([...Object.keys(chinese), ...Object.keys(english)])];

/** The places a sentence leaves open: '{{name}}'. */
function gaps(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

/** i18next picks 'x_one' and 'x_other' in English where Chinese has the single 'x_other'. */
function plain(keys: string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))].sort();
}

describe.each(namespaces)('the words of %s', (namespace) => {
  const zh = chinese[namespace] ?? {};
  const en = english[namespace] ?? {};

  // Bug it catches: a page that shows a raw key to one half of its readers.
  it('are there in Chinese and in English', () => {
    expect(plain(Object.keys(en))).toEqual(plain(Object.keys(zh)));
  });

  // Bug it catches: a translation that drops the name, the count or the number of an error.
  it('leave the same gaps to fill in both languages', () => {
    for (const [key, sentence] of Object.entries(zh)) {
      if (en[key] !== undefined) expect({ key, gaps: gaps(en[key]) }).toEqual({ key, gaps: gaps(sentence) });
    }
  });
});

// Bug it catches: a conflict or an operation of a new kind of record that its page calls 'entity.contact'.
it('name every kind of record where head office is spoken of', () => {
  expect(ENTITIES.filter((entity) => chinese.sync?.[`entity.${entity}`] === undefined)).toEqual([]);
});

// Bug it catches: 单据动态 calls a step of a new document 'status.issued'.
it('name every state of a document in the room of its pages', () => {
  const states = {
    price_adjustment: adjustmentStates,
    approval_request: approvalStates,
    contract: contractStates,
    delivery_note: noteStates,
    stock_out: outStates,
    sign_off: signOffStates,
    cancellation: cancellationStates,
    sales_invoice: invoiceStates,
    goods_shipped: goodsStates,
    sales_order: orderStates,
    pdi_sheet: pdiStates,
    quote: quoteStates,
  };
  for (const [entity, those] of Object.entries(states)) {
    const words = chinese[RECORDS[entity as keyof typeof states].feature];
    expect(those.filter((state) => words?.[`status.${state}`] === undefined)).toEqual([]);
    // Each is a line of its past too where that is shown, but for the one it is born in.
    if (words?.['action.create'] === undefined) continue;
    expect(those.slice(1).filter((state) => words?.[`action.${state}`] === undefined)).toEqual([]);
  }
});
