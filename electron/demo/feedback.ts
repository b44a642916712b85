import type { NewOf } from '../../db/entities.ts';
import { SCORES } from '../../db/test-drives/model.ts';
import type { Dice } from './dice.ts';

const LIKED = [
  '安静，高速上说话不用提高声音',
  '后排空间大',
  '起步平顺',
  '音响好',
  '方向盘手感好',
  '视野好',
  '座椅舒服',
];
const CONCERNS = ['价格再谈谈', '后备厢小了点', '车机反应慢', '想再比较油耗', '家里人还没看过', '颜色要等', '底盘偏软'];
const RIVALS = ['比宝马 X3 安静，操控差一点', '和奔驰 GLC 差不多，省油', '奥迪 Q5L 优惠大', '比理想 L8 稳'];

/** What a guest says after a drive: mostly content, never all fives. */
export function feedbackOf(by: Dice): Partial<NewOf<'test_drive'>> {
  const taste = by.weighted([
    [4, 5],
    [3, 3],
    [5, 2],
  ] as const);
  const scores = SCORES.map((name) => [name, Math.max(1, Math.min(5, taste + by.int(-1, 1)))]);
  return {
    ...Object.fromEntries(scores),
    liked: by.chance(0.75) ? by.pick(LIKED) : null,
    concerns: by.chance(0.6) ? by.pick(CONCERNS) : null,
    rivals: by.chance(0.3) ? by.pick(RIVALS) : null,
    intentAfter: by.weighted([
      ['keen', taste - 1],
      ['likely', 4],
      ['comparing', 4],
      ['no', 6 - taste],
    ] as const),
  };
}
