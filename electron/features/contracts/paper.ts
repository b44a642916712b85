import { contractTotals } from '../../../db/contracts/model.ts';
import { inCapitals } from '../../../db/money/capitals.ts';
import type { Fact, PaperPart } from '../../kernel/printing.ts';
import { type Form, fill } from '../settings/forms.ts';
import type { Words } from './print.ts';
import type { Contract, ContractDue, ContractLine } from './rows.ts';

interface ContractPaper {
  row: Contract;
  lines: readonly ContractLine[];
  dues: readonly ContractDue[];
  /** This very car is held for it. */
  held: boolean;
  /** The how-manieth copy; 0 of a draft. */
  nth: number;
  showroomName: string;
  words: Words;
}

const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 });
const money = (fen: number | null): string => (fen === null ? '' : yuan.format(fen / 100));
const both = (fen: number): string => `¥ ${money(fen)}  ${inCapitals(fen, { prefix: true })}`;
const fact = (label: string, value: string | null | undefined): Fact => ({ label, value: value ?? '' });
const wide = (label: string, value: string | null | undefined): Fact => ({ ...fact(label, value), wide: true });
const BLANK = '________';
/** 0.05 % of 5 basis points. */
const percent = (bp: number | null): string => (bp === null ? BLANK : `${bp / 100}%`);

/** The paper in the order of a model contract: parties, car, price, payment, delivery, what happens when, signatures. */
export function contractForm(paper: ContractPaper): Form {
  const { row, nth, words } = paper;
  const name = row.docNo ?? words.draft;
  const parts = [parties, car, price, items, payment, delivery, liability, ending].flatMap((part) => part(paper));
  return {
    paper: 'contract',
    title: nth === 0 ? words.titleDraft : words.title,
    file: name,
    head: [
      name,
      row.docOn ?? '',
      nth === 0 ? words.stamp : '',
      nth > 1 ? fill(words.again, { n: nth - 1 }) : '',
    ].filter(Boolean),
    parts,
  };
}

function parties({ row, showroomName, words }: ContractPaper): PaperPart[] {
  const { field, head } = words;
  return [
    {
      heading: head.seller,
      facts: [wide(field.seller, showroomName), fact(field.sellerAddress, ''), fact(field.sellerPhone, '')],
    },
    {
      heading: head.buyer,
      facts: [
        fact(field.buyerName, row.buyerName),
        fact(field.phone, row.phone),
        ...(row.uscc
          ? [wide(field.uscc, row.uscc)]
          : [fact(field.idType, row.idType && words.idType[row.idType]), fact(field.idNo, row.idNo)]),
        wide(field.address, row.address),
        ...(row.agentName
          ? [
              fact(field.agentName, row.agentName),
              fact(field.agentIdNo, row.agentIdNo),
              fact(field.agentPhone, row.agentPhone),
            ]
          : []),
      ],
    },
  ];
}

function car({ row, held, words }: ContractPaper): PaperPart[] {
  const { field, head } = words;
  const told = (row.disclosed ?? []).map((what) => words.disclosed[what]);
  const note = [row.odometerKm !== null && fill(words.km, { km: row.odometerKm }), row.disclosureNote].filter(Boolean);
  return [
    {
      heading: head.car,
      facts: [
        fact(field.brand, row.brand),
        fact(field.modelName, row.modelName),
        wide(field.configName, row.configName),
        fact(field.exteriorColor, row.exteriorColor),
        fact(field.interiorColor, row.interiorColor),
        fact(field.origin, row.origin && words.origin[row.origin]),
        fact(field.producedOn, row.producedOn),
        wide(field.vin, held && row.vin ? row.vin : words.vinLater),
        ...(held && row.engineNo ? [fact(field.engineNo, row.engineNo)] : []),
        ...(held && row.certNo ? [fact(field.certNo, row.certNo)] : []),
      ],
    },
    { heading: head.disclosed, paragraphs: [[...told, ...note].join('；') || words.nothingDisclosed] },
  ];
}

function price({ row, lines, words }: ContractPaper): PaperPart[] {
  const { field, head } = words;
  const { totalFen, soldFen, agencyFen, payableFen } = contractTotals(row.vehicleFen, lines);
  return [
    {
      heading: head.price,
      facts: [
        wide(field.vehicleFen, row.vehicleFen === null ? BLANK : both(row.vehicleFen)),
        ...(soldFen > 0 ? [wide(field.sold, both(soldFen))] : []),
        wide(field.total, both(totalFen)),
        ...(agencyFen > 0 ? [fact(field.agency, money(agencyFen)), fact(field.payable, money(payableFen))] : []),
      ],
    },
  ];
}

function items({ lines, words }: ContractPaper): PaperPart[] {
  const { head, column } = words;
  const named = (line: ContractLine) => line.title || words.kind[line.kind];
  const table = (mode: ContractLine['mode'], more?: (line: ContractLine) => string): PaperPart[] => {
    const of = lines.filter((line) => line.mode === mode);
    if (of.length === 0) return [];
    return [
      {
        heading: head[mode],
        columns: [
          { title: column.item, width: 200 },
          { title: column.qty, width: 50, align: 'center' },
          { title: column.amount, width: 110, align: 'right' },
          ...(more ? [{ title: column.voluntary, width: 130, align: 'center' as const }] : []),
        ],
        rows: of.map((line) => [named(line), String(line.qty), money(line.amountFen), ...(more ? [more(line)] : [])]),
      },
    ];
  };
  return [
    ...table('sell'),
    ...table('included'),
    ...table('gift'),
    // Each is ticked apart: none may be a condition of the sale.
    ...table('agency', ({ voluntary }) => (voluntary ? words.ticked : words.unticked)),
    ...(lines.some(({ mode }) => mode === 'agency') ? [{ notes: [words.agencyNote] }] : []),
  ];
}

function payment({ row, dues, words }: ContractPaper): PaperPart[] {
  const { field, head, column } = words;
  const loan = row.paymentMode === 'loan';
  return [
    {
      heading: head.payment,
      facts: [
        fact(field.paymentMode, row.paymentMode && words.paymentMode[row.paymentMode]),
        fact(field.depositKind, row.depositKind),
        wide(field.depositFen, row.depositFen === null ? BLANK : both(row.depositFen)),
        ...(loan
          ? [
              fact(field.loanBank, row.loanBank),
              fact(field.loanMonths, row.loanMonths === null ? '' : String(row.loanMonths)),
              fact(field.loanDownFen, money(row.loanDownFen)),
              fact(field.loanPrincipalFen, money(row.loanPrincipalFen)),
              wide(field.loanRefused, row.loanRefused && words.loanRefused[row.loanRefused]),
            ]
          : []),
        ...(row.tradeInFen
          ? [fact(field.tradeInCar, row.tradeInCar), fact(field.tradeInFen, money(row.tradeInFen))]
          : []),
      ],
    },
    { paragraphs: [row.depositKind === '定金' ? words.depositBinds : words.depositFree] },
    ...(dues.length === 0
      ? []
      : [
          {
            heading: head.plan,
            columns: [
              { title: column.dueOn, width: 90 },
              { title: column.condition, width: 220 },
              { title: column.amount, width: 110, align: 'right' as const },
            ],
            rows: dues.map((due) => [due.dueOn ?? '', due.condition ?? '', money(due.dueFen)]),
          },
        ]),
  ];
}

function delivery({ row, words }: ContractPaper): PaperPart[] {
  const { field, head } = words;
  return [
    {
      heading: head.delivery,
      facts: [
        fact(field.deliveryMode, row.deliveryMode && words.deliveryMode[row.deliveryMode]),
        fact(field.plannedDeliveryOn, row.plannedDeliveryOn),
        wide(field.deliveryPlace, row.deliveryPlace),
        wide(field.handedOver, (row.handedOver ?? []).map((what) => words.handedOver[what]).join('、')),
      ],
    },
    { heading: head.inspection, paragraphs: [row.inspection || words.inspection] },
  ];
}

function liability({ row, words }: ContractPaper): PaperPart[] {
  const rates = { delivery: percent(row.lateDeliveryBp), payment: percent(row.latePaymentBp) };
  const dispute = row.dispute === 'arbitration' ? words.arbitration : words.court;
  return [
    {
      heading: words.head.liability,
      paragraphs: words.liability.map((text) => fill(text, rates)),
    },
    { heading: words.head.dispute, paragraphs: [fill(dispute, { body: row.disputeBody || BLANK })] },
    ...(row.terms ? [{ heading: words.head.terms, paragraphs: row.terms.split('\n') }] : []),
  ];
}

function ending({ row, words }: ContractPaper): PaperPart[] {
  const { sign } = words;
  return [
    { heading: words.head.ending, paragraphs: [fill(words.ending, { copies: row.copies ?? BLANK })] },
    {
      lines: [
        fact(sign.seller, ''),
        fact(sign.buyer, ''),
        fact(sign.sellerBy, ''),
        fact(sign.agent, ''),
        fact(sign.sellerOn, ''),
        fact(sign.buyerOn, ''),
      ],
    },
  ];
}
