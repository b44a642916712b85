import { z } from 'zod';

/** What a letter's text may leave open; filled in for one customer, on one day. */
export const letterBlanks = ['姓名', '称呼', '车型', '顾问', '店名', '日期'] as const;
export type LetterBlank = (typeof letterBlanks)[number];

/** 信件模板: a name to choose it by and the text, a paragraph a line. */
export const letter = z.object({
  name: z.string().trim().min(1, 'text.required').max(30, 'text.tooLong'),
  text: z.string().trim().min(1, 'text.required').max(1500, 'text.tooLong'),
});
export type Letter = z.infer<typeof letter>;
export const letters = z
  .array(letter)
  .max(30, 'list.tooLong')
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'letters.sameName');

const BLANK = new RegExp(`【(${letterBlanks.join('|')})】`, 'g');

/** The text with what is known filled in; what is not known stays marked, to be seen and written by hand. */
export const fillLetter = (text: string, values: Partial<Record<LetterBlank, string | null>>): string =>
  text.replaceAll(BLANK, (mark, blank: LetterBlank) => values[blank] ?? mark);

/** Blanks still open in a text. */
export const openBlanks = (text: string): string[] => [...new Set(text.match(BLANK) ?? [])];

export const SHIPPED_LETTERS: Letter[] = [
  {
    name: '来店感谢信',
    text: [
      '尊敬的【姓名】【称呼】：',
      '感谢您光临【店名】了解【车型】。',
      '看车时您关心的问题，我已经记下，有新的消息会及时告诉您。车辆、试驾、置换和金融方面想进一步了解，随时联系我。',
      '期待再次为您服务。',
      '【店名】 销售顾问 【顾问】',
      '【日期】',
    ].join('\n'),
  },
  {
    name: '交车问候',
    text: [
      '尊敬的【姓名】【称呼】：',
      '感谢您选择【店名】，恭喜您喜提【车型】。',
      '用车中有任何不清楚的地方，请随时联系我；首次保养的时间和里程请看保养手册，到期前我们会提醒您。',
      '祝您一路平安。',
      '【店名】 销售顾问 【顾问】',
      '【日期】',
    ].join('\n'),
  },
  {
    name: '活动邀请',
    text: [
      '尊敬的【姓名】【称呼】：',
      '【店名】近期举办【车型】品鉴活动，现场可以试乘试驾，并有专人讲解置换和金融方案。',
      '诚邀您和家人到店，方便的时间请告诉我，我为您预留车辆和座位。',
      '【店名】 销售顾问 【顾问】',
      '【日期】',
    ].join('\n'),
  },
];
