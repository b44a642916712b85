import { dayOf } from '../../../db/core/day.ts';
import type { Level } from '../../../db/customers/model.ts';
import type { Showroom } from '../../api/context.ts';
import type { Session } from '../../api/sessions.ts';
import type { Fact, PaperPart } from '../../kernel/printing.ts';
import { standingRecord } from '../../records/standing.ts';
import { type Customer, customerSight } from '../customers/rows.ts';
import { type Form, type FormLanguage, fill, momentText, offerForm } from '../settings/forms.ts';
import en from './card.en.json' with { type: 'json' };
import zh from './card.zh-CN.json' with { type: 'json' };
import { type ContactLine, contactsOf } from './contacts.ts';

type Words = typeof zh;
type Named = Exclude<keyof Words['field'], 'cardNo' | 'createdOn' | 'sources' | 'interest' | 'owner'>;
const WORDS: Record<FormLanguage, Words> = { 'zh-CN': zh, en };

/** 客户洽谈卡, or of it the 需求分析记录单. */
export const cardPapers = ['card', 'need'] as const;
export type CardPaper = (typeof cardPapers)[number];

/** What may be long has its row for itself. */
const WIDE: readonly Named[] = ['address', 'concerns', 'interestNote', 'remarks', 'rivals'];
const PERSON: readonly Named[] = [
  'name',
  'gender',
  'mobile',
  'landline',
  'wechat',
  'birthOn',
  'idType',
  'idNo',
  'occupation',
  'industry',
  'education',
  'family',
  'hobbies',
  'referrer',
  'address',
];
const COMPANY: readonly Named[] = ['uscc', 'contactName', 'fleetSize'];
const NEED: readonly Named[] = [
  'mainUse',
  'mainUser',
  'budgetBand',
  'buyTimeBand',
  'buyType',
  'payment',
  'ownedCar',
  'tradeIn',
  'decisionMaker',
  'rivals',
  'concerns',
  'interestNote',
];

/** A copy for somebody else: what it is called, in the audit log and on the paper, and what stands above the card. */
export interface CardCopy {
  form: string;
  title: string;
  parts: PaperPart[];
}

/**
 * A customer's card on paper, with what this person sees of it: numbers are starred as on the screen. That it was printed is kept in
 * the audit log.
 */
export function printCard(
  showroom: Showroom,
  session: Session,
  { id, paper, lang }: { id: string; paper: CardPaper; lang: FormLanguage },
  copy?: CardCopy,
): Promise<{ url: string }> {
  const { store } = showroom;
  const who = { id: session.staffId, role: session.role };
  const told = store.write(who, (tx) => {
    const row = standingRecord(tx, 'customer', id);
    tx.audit('export', 'customer', row.id, { form: copy?.form ?? paper });
    const owner = row.ownerId === null ? undefined : tx.get('staff', row.ownerId);
    return { card: customerSight.shown(who, row), owner: owner?.name ?? '' };
  });
  const contacts = paper === 'card' ? contactsOf(store, told.card.id) : [];
  const form = cardForm({ ...told, paper, contacts }, WORDS[lang]);
  const copied = copy ? { ...form, title: copy.title, parts: [...copy.parts, ...form.parts] } : form;
  return offerForm(showroom, session, copied, lang);
}

interface Told {
  paper: CardPaper;
  card: Customer;
  owner: string;
  contacts: readonly ContactLine[];
}

function cardForm({ paper, card, owner, contacts }: Told, words: Words): Form {
  const { field, group, sign } = words;
  const facts = (names: readonly Named[]) => names.map((name) => factOf(card, name, words));
  const interest = [card.interestModel ?? card.interestSeries, card.interestColor].filter(Boolean).join(' ');
  const need: PaperPart = {
    heading: group.need,
    facts: [{ label: field.interest, value: interest, wide: true }, ...facts(NEED)],
  };
  const head: Fact[] = [
    { label: field.cardNo, value: card.cardNo },
    { label: field.createdOn, value: dayOf(card.createdAt) },
    { label: field.owner, value: owner },
    { label: field.level, value: levelText(card.level, words) },
    { label: field.nextContactOn, value: card.nextContactOn ?? '' },
    { label: field.sources, value: [card.source, card.sourceDetail].filter(Boolean).join(' ') },
  ];
  const asked = [factOf(card, 'name', words), factOf(card, 'mobile', words)];
  return {
    paper,
    title: words.title[paper],
    file: card.cardNo,
    head: [card.cardNo],
    landscape: paper === 'card',
    parts:
      paper === 'need'
        ? [
            { facts: [...asked, ...head.slice(2, 4)] },
            need,
            { facts: facts(['remarks']) },
            { lines: [sign.customer, sign.consultant, sign.on].map((label) => ({ label, value: '' })) },
          ]
        : [
            { facts: head },
            { heading: group.person, facts: facts(PERSON) },
            ...(card.kind === 'company' ? [{ heading: group.company, facts: facts(COMPANY) }] : []),
            need,
            { facts: facts(['remarks']) },
            contactRows(contacts, words),
          ],
  };
}

function factOf(card: Customer, name: Named, { field, choice, yes, no }: Words): Fact {
  const value = card[name];
  const named = (choice as Record<string, Record<string, string> | undefined>)[name];
  const text = typeof value === 'boolean' ? (value ? yes : no) : value === null ? '' : String(value);
  return { label: field[name], value: named?.[text] ?? text, wide: WIDE.includes(name) };
}

const levelText = (level: Level | null, { noLevel }: Words): string => (level === 'none' ? noLevel : (level ?? ''));

/** The rows in the paper's order, the first contact on top; a struck one is not copied. */
function contactRows(contacts: readonly ContactLine[], words: Words): PaperPart {
  const { column, method, outcome } = words;
  const standing = contacts.filter(({ struckAt }) => struckAt === null).reverse();
  const widths: [keyof Words['column'], number][] = [
    ['at', 50],
    ['method', 30],
    ['plannedPurpose', 66],
    ['preparedQuestions', 80],
    ['predictedAnswers', 80],
    ['content', 130],
    ['outcome', 38],
    ['level', 38],
    ['nextContactOn', 50],
    ['nextPurpose', 66],
    ['managerNote', 70],
    ['byName', 40],
  ];
  return standing.length === 0
    ? { heading: words.group.contacts, notes: [words.none] }
    : {
        heading: `${words.group.contacts}  ${fill(words.count, { count: standing.length })}`,
        columns: widths.map(([key, width]) => ({ title: column[key], width })),
        rows: standing.map((row) => [
          momentText(row.at),
          method[row.method],
          row.plannedPurpose ?? '',
          row.preparedQuestions ?? '',
          row.predictedAnswers ?? '',
          row.content ?? '',
          outcome[row.outcome],
          stepText(row, words),
          row.nextContactOn ?? '',
          row.nextPurpose ?? '',
          row.managerNote ?? '',
          row.byName ?? '',
        ]),
      };
}

const stepText = ({ levelBefore, levelAfter }: ContactLine, words: Words): string =>
  levelBefore === null || levelBefore === levelAfter
    ? levelText(levelAfter, words)
    : `${levelText(levelBefore, words)} → ${levelText(levelAfter, words)}`;
