import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact } from '../../kernel/printing.ts';
import { type Form, type FormLanguage, momentText, offerForm } from '../settings/forms.ts';
import en from './print.en.json' with { type: 'json' };
import zh from './print.zh-CN.json' with { type: 'json' };
import { openLoss } from './service.ts';

type Words = typeof zh;
type Opened = ReturnType<typeof openLoss>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

/** The five steps after a loss, in order. */
const STEPS = ['analysis', 'exchange', 'measures', 'training', 'reward'] as const;
const yuan = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });

/** 战败分析表 of one application, for the meeting and the file; that it was printed is kept in the audit log. */
export function printLoss(
  showroom: Showroom,
  session: Session,
  { id, lang }: { id: string; lang: FormLanguage },
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const opened = openLoss(store, who, id);
  store.write(who, (tx) => tx.audit('export', 'loss', opened.card.id));
  return offerForm(showroom, session, lossForm(opened, WORDS[lang]), lang);
}

function lossForm({ card, customer, askedByName, decidedByName }: Opened, words: Words): Form {
  const { field, group, sign } = words;
  const name = customer?.name ?? card.customerName ?? '';
  const fact = (label: string, value: string | null | undefined): Fact => ({ label, value: value ?? '' });
  const wide = (label: string, value: string | null): Fact => ({ ...fact(label, value), wide: true });
  const price = card.boughtPriceFen === null ? '' : yuan.format(card.boughtPriceFen / 100);
  return {
    paper: 'loss',
    title: words.title,
    file: [card.lostOn, name].filter(Boolean).join(' '),
    head: [momentText(card.askedAt)],
    parts: [
      {
        facts: [
          fact(field.name, name),
          fact(field.owner, askedByName),
          fact(field.interest, customer?.interest),
          fact(field.levelBefore, card.levelBefore === 'none' ? words.noLevel : card.levelBefore),
          fact(field.kind, words.kind[card.kind]),
          fact(field.lostOn, card.lostOn),
          fact(field.root, card.root && words.root[card.root]),
          fact(field.reason, card.reason),
        ],
      },
      {
        heading: group.bought,
        facts: [
          fact(field.boughtBrand, card.boughtBrand),
          fact(field.boughtModel, card.boughtModel),
          fact(field.boughtDealer, card.boughtDealer),
          fact(field.boughtPriceFen, price),
        ],
      },
      {
        facts: [
          wide(field.selfReview, card.selfReview),
          fact(field.state, words.state[card.state]),
          fact(field.decidedAt, momentText(card.decidedAt)),
          wide(field.verdict, card.verdict),
        ],
      },
      {
        heading: group.steps,
        facts: [
          ...STEPS.map((step) => wide(field[step], card[step])),
          fact(field.discussedOn, card.discussedOn),
          fact(field.reactivateOn, card.reactivateOn),
        ],
      },
      { lines: [fact(sign.consultant, askedByName), fact(sign.manager, decidedByName)] },
    ],
  };
}
