import { choice, count, day, fen, long, text } from '../core/fields.ts';

/** Where the 合格证/进口证 lies: 本店 质押银行 其他 */
export const certPlaces = ['here', 'bank', 'other'] as const;

/** What an imported car cost at the border, seen by those who see its cost. */
export const duties = ['tariffFen', 'consumptionTaxFen', 'importVatFen'] as const;
/** Money only some see and type (`costRoles`). */
export const costFields = ['costFen', ...duties] as const;

/** 库存 and 海关: when it is due, its keys and papers and where they lie, what the customs asked. */
export const paperFields = {
  /** 预计到店: of a car on its way. */
  expectedOn: day(),
  keyCount: count({ max: 20 }),
  certPlace: choice(certPlaces),
  /** The bank that holds the certificate as a pledge. */
  certBank: text(),
  /** 随车资料: what was handed over with the car. */
  handedPapers: long({ max: 400 }),
  /** 商检日期 */
  inspectedOn: day(),
  tariffFen: fen(),
  consumptionTaxFen: fen(),
  importVatFen: fen(),
};
