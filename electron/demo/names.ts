import type { Dice } from './dice.ts';

/** The commonest surnames by their rough share of the population (‰), some compound and some that are misread. */
const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 72],
  ['李', 72],
  ['张', 68],
  ['刘', 54],
  ['陈', 45],
  ['杨', 31],
  ['赵', 23],
  ['黄', 22],
  ['周', 21],
  ['吴', 20],
  ['徐', 17],
  ['孙', 15],
  ['胡', 13],
  ['朱', 13],
  ['高', 12],
  ['林', 12],
  ['何', 11],
  ['郭', 11],
  ['马', 10],
  ['罗', 9],
  ['梁', 9],
  ['宋', 8],
  ['郑', 8],
  ['谢', 7],
  ['韩', 7],
  ['唐', 7],
  ['冯', 6],
  ['于', 6],
  ['董', 6],
  ['萧', 6],
  ['程', 5],
  ['曹', 5],
  ['袁', 5],
  ['邓', 5],
  ['许', 5],
  ['傅', 5],
  ['沈', 5],
  ['曾', 5],
  ['彭', 5],
  ['吕', 4],
  ['欧阳', 3],
  ['上官', 1],
  ['司马', 1],
  ['诸葛', 1],
  ['单', 1],
  ['仇', 1],
  ['解', 1],
  ['乐', 1],
  ['尉迟', 1],
  ['甯', 1],
];
const MALE = [
  '伟',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '杰',
  '涛',
  '明',
  '超',
  '刚',
  '平',
  '辉',
  '鹏',
  '浩然',
  '子轩',
  '建国',
  '志强',
  '文博',
  '家豪',
  '俊杰',
  '宇航',
  '国栋',
  '海涛',
  '晓东',
  '一鸣',
  '天宇',
  '思远',
  '立新',
  '振华',
];
const FEMALE = [
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '玲',
  '燕',
  '雪',
  '婷',
  '秀英',
  '桂兰',
  '雨桐',
  '子涵',
  '欣怡',
  '诗涵',
  '梦琪',
  '佳怡',
  '晓燕',
  '海燕',
  '雅琴',
  '慧敏',
  '思思',
  '玉洁',
  '春梅',
  '婉清',
];
/** Signs that break software: beyond the basic plane, or missing in old fonts. */
const RARE = ['𠮷', '㛃', '喆', '堃', '淼', '犇', '䶮', '𬱖'];

export type Gender = 'male' | 'female';

export function personName(by: Dice, gender: Gender): string {
  const given = by.chance(0.012) ? by.pick(RARE) : by.pick(gender === 'male' ? MALE : FEMALE);
  return by.weighted(SURNAMES) + given;
}

/** What reception writes for a guest who gives no more than a surname. */
export const politeName = (by: Dice, gender: Gender): string =>
  by.weighted(SURNAMES) + (gender === 'male' ? '先生' : '女士');

const TRADES = ['建筑工程', '贸易', '信息技术', '物流', '装饰设计', '餐饮管理', '医疗器械', '文化传媒'];
const BRANDS = ['恒信', '华远', '鼎盛', '瑞丰', '天成', '同创', '金桥', '博雅', '中联', '安泰'];

export const companyName = (by: Dice): string => `成都${by.pick(BRANDS)}${by.pick(TRADES)}有限公司`;
