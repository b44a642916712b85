import { z } from 'zod';
import { choice, code, count, day, flag, given, instant, long, ref, text } from '../core/fields.ts';
import { initialLevels } from '../visits/model.ts';

/** 试乘 (the specialist drives) / 试驾 */
export const driveKinds = ['ride', 'drive'] as const;
/** 已约 试驾中 已还 已取消 未到 */
export const driveStates = ['booked', 'out', 'back', 'cancelled', 'noShow'] as const;
export type DriveState = (typeof driveStates)[number];
/** 准驾车型: the highest class on the licence. */
export const licenceClasses = ['C1', 'C2', 'B1', 'B2', 'A1', 'A2', 'A3', 'C3', 'C4', 'C5', 'other'] as const;
/** 屏幕签名 / 打印后签 */
export const signatureWays = ['screen', 'paper'] as const;
/** 试驾后意向: 很想买 考虑买 再比较 不考虑 */
export const intents = ['keen', 'likely', 'comparing', 'no'] as const;
/** 外观 内饰空间 动力 操控 制动 舒适隔音 配置, each 1 to 5 (试乘试驾信息反馈表). */
export const SCORES = [
  'scoreExterior',
  'scoreInterior',
  'scorePower',
  'scoreHandling',
  'scoreBraking',
  'scoreComfort',
  'scoreEquipment',
] as const;

const personal = { personal: true } as const;

/** What is agreed on when a drive is booked (试乘试驾预约). */
export const bookingFields = z.object({
  customerId: ref('customer'),
  demoCarId: ref('demo_car'),
  kind: given(driveKinds),
  plannedStartAt: instant(),
  plannedEndAt: instant(),
  consultantId: ref('staff'),
  /** 试驾专员 who goes along, when it is not the consultant. */
  specialistId: ref('staff'),
  route: text(),
});

/** Who drives, and their licence (驾照). */
export const licenceFields = z.object({
  driverName: text(personal),
  driverMobile: text(personal),
  licenceNo: code(personal),
  licenceClass: choice(licenceClasses),
  licenceIssuedOn: day(personal),
  licenceExpiresOn: day(personal),
  /** 长期: never expires. */
  licencePermanent: flag(),
  driverIdNo: code(personal),
});

/** What is typed before the car leaves. */
export const typedDrive = bookingFields.extend(licenceFields.shape);
export type TypedDrive = z.infer<typeof typedDrive>;

/** Strokes drawn on the screen as the path of an SVG of 600 × 200: `M10 20L11 22…`. */
export const signature = z
  .string()
  .max(20_000, 'signature.tooLong')
  .regex(/^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})*)+$/, 'signature.format');

const score = () => count({ min: 1, max: 5, range: 'score.range' });

/** 试乘试驾信息反馈表. */
export const feedbackFields = z.object({
  scoreExterior: score(),
  scoreInterior: score(),
  scorePower: score(),
  scoreHandling: score(),
  scoreBraking: score(),
  scoreComfort: score(),
  scoreEquipment: score(),
  liked: long({ max: 400 }),
  concerns: long({ max: 400 }),
  rivals: long({ max: 400 }),
  intentAfter: choice(intents),
  /** What an order, a loss or a delivery gives is not given here. */
  levelAfter: choice(initialLevels),
  nextContactOn: day(),
});
export type FeedbackFields = z.infer<typeof feedbackFields>;

/** What the steps of a drive set: the agreement, leaving, coming back. */
export const stepFields = z.object({
  state: given(driveStates),
  signedAt: instant(),
  signedHow: choice(signatureWays),
  startedAt: instant(),
  endedAt: instant(),
  odometerOutKm: count({ unit: 'km' }),
  odometerInKm: count({ unit: 'km' }),
  feedbackAt: instant(),
  cancelReason: text(),
});
