import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import type { Role } from '../staff/model.ts';
import { type CarPaper, carPapers, custodyTicks, type NoteState, type OutState, type SignOffState } from './model.ts';

/** 发货单: approved by the back office when the money is in and the car is ready (G6, G7). */
export const noteSteps = steps<NoteState, Role>()([
  {
    from: ['draft'],
    to: 'approved',
    by: ['backOffice', 'manager'],
    gates: ['straight', 'planned', 'claim', 'money', 'ready'],
    numbered: true,
    frozen: true,
  },
  // Taken along when the car leaves.
  { from: ['approved'], to: 'executed', by: [] },
  {
    from: ['draft', 'approved'],
    to: 'cancelled',
    by: ['backOffice', 'manager'],
    reason: true,
    gates: ['straight', 'notLeft'],
    along: true,
  },
]);

/** 出库单: audited by finance, then the car leaves (G9). The slip may be printed before the audit. */
export const outSteps = steps<OutState, Role>()([
  { from: ['draft'], to: 'audited', by: ['finance'], gates: ['straight', 'money'], numbered: true, frozen: true },
  // 直运: in and out in one moment, with the signature.
  { from: ['draft'], to: 'left', by: [] },
  { from: ['audited'], to: 'left', by: ['warehouse', 'manager'], gates: ['claim', 'money'] },
]);

/** 交车确认单: signed or refused by whoever takes the car. */
export const signOffSteps = steps<SignOffState, Role>()([
  {
    from: ['open'],
    to: 'signed',
    by: ['consultant', 'manager', 'backOffice'],
    gates: ['signed', 'papers', 'car'],
    numbered: true,
    frozen: true,
  },
  {
    from: ['open'],
    to: 'refused',
    by: ['consultant', 'manager', 'backOffice'],
    reason: true,
    numbered: true,
    frozen: true,
  },
]);

/** How the car of an order stands with the gateway: 未配 待确认 已确认 未成功. */
export type ClaimStanding = 'none' | 'waiting' | 'confirmed' | 'lost';

/** What must hold of the money and the claim, at the 发货单 and again when the car leaves. */
export interface CarFacts {
  claim: ClaimStanding;
  allocationNo: string | null;
  /** 余款 of the order that falls on this car and those out already, 分. */
  dueFen: number;
  /** A decision 先交车后付款 (deliverUnpaid) holds. */
  unpaidAllowed: boolean;
}

export interface NoteFacts extends CarFacts {
  /** It comes straight from its supplier: its 直运申请 moves it. */
  straight: boolean;
  plannedOn: string | null;
  plannedTime: string | null;
  pdi: 'none' | 'open' | 'failed' | 'passed';
  /** Codes of what the car's card lacks for a delivery (DOMAIN 3). */
  carLacks: readonly string[];
  papers: readonly CarPaper[];
  pledged: boolean;
  promisedOn: string | null;
  /** 出库单 of it whose car has left. */
  leftNo: string | null;
}

export interface OutFacts extends CarFacts {
  straight: boolean;
  custody: readonly string[];
  custodyReason: string | null;
}

export interface SignOffFacts {
  /** Codes of what the card of a car that came straight lacks for a delivery. */
  carLacks: readonly string[];
  signer: string | null;
  idChecked: boolean;
  signed: boolean;
  checks: readonly string[];
}

const UNCONFIRMED: Record<Exclude<ClaimStanding, 'confirmed'>, string> = {
  none: 'delivery.noCar',
  waiting: 'delivery.claimWaiting',
  lost: 'delivery.claimLost',
};
const claimShut = ({ claim, allocationNo }: CarFacts): Shut[] =>
  claim === 'confirmed' ? [] : [{ code: UNCONFIRMED[claim], params: { no: allocationNo } }];
const moneyShut = ({ dueFen, unpaidAllowed }: CarFacts): Shut[] =>
  dueFen <= 0 || unpaidAllowed ? [] : [{ code: 'delivery.unpaid', params: { fen: dueFen } }];

const straightShut = ({ straight }: { straight: boolean }): Shut[] => (straight ? [{ code: 'delivery.straight' }] : []);

export const noteGates: Gates<NoteFacts> = {
  straight: straightShut,
  planned: ({ plannedOn, plannedTime }) => (plannedOn && plannedTime ? [] : [{ code: 'delivery.unplanned' }]),
  claim: claimShut,
  money: moneyShut,
  ready: ({ pdi, carLacks, papers, pledged, promisedOn }) => {
    const lacking = carPapers.filter((paper) => !papers.includes(paper) && !(paper === 'certificate' && promisedOn));
    return [
      ...(pdi === 'passed' ? [] : [{ code: `delivery.pdi.${pdi}` }]),
      ...carLacks.map((code) => ({ code })),
      ...lacking.map((paper) => ({ code: `delivery.paper.${paper}` })),
      ...(pledged ? [{ code: 'delivery.pledged' }] : []),
    ];
  },
  notLeft: ({ leftNo }) => (leftNo === null ? [] : [{ code: 'delivery.left', params: { no: leftNo } }]),
};

export const outGates: Gates<OutFacts> = {
  straight: straightShut,
  // 托管放行: for a PC that has been cut off for days, a manager and the warehouse who see car, keys and certificate.
  claim: (facts) => {
    const seen = custodyTicks.every((tick) => facts.custody.includes(tick)) && facts.custodyReason !== null;
    return facts.claim !== 'lost' && seen ? [] : claimShut(facts);
  },
  money: moneyShut,
};

export const signOffGates: Gates<SignOffFacts> = {
  car: ({ carLacks }) => carLacks.map((code) => ({ code })),
  signed: ({ signer, idChecked, signed }) => [
    ...(signer ? [] : [{ code: 'delivery.signer' }]),
    ...(idChecked ? [] : [{ code: 'delivery.idUnchecked' }]),
    ...(signed ? [] : [{ code: 'delivery.unsigned' }]),
  ],
  papers: ({ checks }) => (checks.includes('papers') ? [] : [{ code: 'delivery.papersUnchecked' }]),
};
