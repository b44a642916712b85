/**
 * 预算, 购车时间, 学历 as ordered choices. The fields stay texts: what was typed before they were choices, or comes from a head office
 * with words of its own, is kept and shown as it is.
 */
export const choices = {
  /** 万元 on the road */
  budgetBand: ['under30', '30to40', '40to50', '50to70', '70to100', 'over100'],
  buyTimeBand: ['week', 'halfMonth', 'month', 'quarter', 'halfYear', 'later'],
  education: ['secondary', 'high', 'college', 'bachelor', 'master', 'doctor'],
} as const;
export type ChoiceField = keyof typeof choices;

/** 用途, 关注点 and 使用人: words that are offered; anything else may be typed. */
export const suggestions = {
  mainUse: ['commute', 'family', 'business', 'school', 'touring', 'fleet'],
  concerns: ['space', 'fuel', 'power', 'safety', 'comfort', 'tech', 'price', 'resale', 'service', 'delivery'],
  mainUser: ['self', 'spouse', 'parents', 'children', 'company'],
} as const;
export type SuggestedField = keyof typeof suggestions;
