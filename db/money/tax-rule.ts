import { z } from 'zod';

const bp = z.int().min(0).max(10_000);
const fen = z.int().min(0);
const rate = z.object({ bp, capFen: fen });

/** 家庭自用 企业 机关: for whom a car runs, as 交强险 asks. */
export const insuredUses = ['family', 'company', 'office'] as const;
/** 报废更新 置换更新 */
export const subsidyKinds = ['scrappage', 'replacement'] as const;

const PARAMS = {
  /** 增值税: goods 货物, services 服务. */
  vat: z.object({ goodsBp: bp, servicesBp: bp }),
  /** 车辆购置税. */
  purchaseTax: z.object({ rateBp: bp, declareWithinDays: z.int().min(1) }),
  /** 新能源减免: how much of the purchase tax is given up, and at most how much of it. */
  nevRelief: z.object({ shareBp: bp, capFen: fen.nullable() }),
  /** 车船税 of a province: a year's amount by displacement, smallest first; the last has no end. */
  vesselTax: z.object({
    province: z.string().min(1),
    bands: z.array(z.object({ upToMl: z.int().positive().nullable(), annualFen: fen })).min(1),
  }),
  /** 交强险 base by use and seats; `underSeats`: fewer than so many, null: any number. */
  compulsoryInsurance: z.object({
    bases: z.array(z.object({ use: z.enum(insuredUses), underSeats: z.int().positive().nullable(), annualFen: fen })),
  }),
  /** 以旧换新: a share of the new car's price up to a cap; a fuel car up to a displacement. */
  subsidy: z.object({
    fuelUpToMl: z.int().positive(),
    scrappage: z.object({ nev: rate, fuel: rate }),
    replacement: z.object({ nev: rate, fuel: rate }),
  }),
} as const;

export const taxRuleKinds = Object.keys(PARAMS) as [TaxRuleKind, ...TaxRuleKind[]];
export type TaxRuleKind = keyof typeof PARAMS;
export type TaxParams<K extends TaxRuleKind> = z.infer<(typeof PARAMS)[K]>;

/** 税费参数: one rule with the days it holds on, both inclusive (DEALS 2.1). Every rate of the deal stands in one, none in code. */
export interface TaxRule<K extends TaxRuleKind = TaxRuleKind> {
  kind: K;
  params: TaxParams<K>;
  validFrom: string;
  /** null: no end is known. */
  validTo: string | null;
  /** The law or document it is taken from. */
  source: string;
}
export type TaxRules = readonly { [K in TaxRuleKind]: TaxRule<K> }[TaxRuleKind][];

/** What is wrong with a rule's parameters, as zod says it; nothing when they fit. */
export const paramProblems = (kind: TaxRuleKind, params: unknown): z.core.$ZodIssue[] =>
  PARAMS[kind].safeParse(params).error?.issues ?? [];

const holdsOn = ({ validFrom, validTo }: TaxRule, on: string) => validFrom <= on && (validTo === null || on <= validTo);

/** Two rules say different things of the same days: of one kind, 车船税 of one province. */
const clash = (one: TaxRule, other: TaxRule): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'vesselTax' ||
    (one as TaxRule<'vesselTax'>).params.province === (other as TaxRule<'vesselTax'>).params.province) &&
  one.validFrom <= (other.validTo ?? '9999-12-31') &&
  other.validFrom <= (one.validTo ?? '9999-12-31');

/** Rules among `others` that a new one would contradict; it may be saved only when there are none. */
export const contradicted = (rule: TaxRule, others: TaxRules): TaxRule[] => others.filter((each) => clash(rule, each));

/**
 * The rule of a kind that holds on a day.
 * @throws RangeError `taxRule.none` when none does and one must, `taxRule.ambiguous` when the table contradicts itself
 */
export function ruleOn<K extends TaxRuleKind>(
  rules: TaxRules,
  kind: K,
  on: string,
  fits: (params: TaxParams<K>) => boolean = () => true,
): TaxParams<K> {
  const found = maybeRuleOn(rules, kind, on, fits);
  if (!found) throw new RangeError(`taxRule.none: ${kind} on ${on}`);
  return found;
}

/** The same for what need not exist: a relief, a subsidy, a province. */
export function maybeRuleOn<K extends TaxRuleKind>(
  rules: TaxRules,
  kind: K,
  on: string,
  fits: (params: TaxParams<K>) => boolean = () => true,
): TaxParams<K> | undefined {
  const [first, second] = (rules as readonly TaxRule[])
    .filter((rule): rule is TaxRule<K> => rule.kind === kind && holdsOn(rule, on))
    .filter(({ params }) => fits(params));
  if (second) throw new RangeError(`taxRule.ambiguous: ${kind} on ${on}`);
  return first?.params;
}

/** Rules of these kinds that begin or end between two days: a quote made on the first and invoiced on the second says what it assumes. */
export const rulesChanging = (
  rules: TaxRules,
  kinds: readonly TaxRuleKind[],
  fromOn: string,
  toOn: string,
): TaxRule[] =>
  rules.filter(
    (rule) =>
      kinds.includes(rule.kind) &&
      ((fromOn < rule.validFrom && rule.validFrom <= toOn) ||
        (rule.validTo !== null && fromOn <= rule.validTo && rule.validTo < toOn)),
  );
