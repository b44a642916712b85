/** A text in both languages of the table. */
export interface Words {
  zh: string;
  en: string;
}
export type Lang = keyof Words;

/** Words of the table itself. */
export const TABLE = {
  title: { zh: '网关一致性检查', en: 'Gateway conformance' },
  pass: { zh: '通过', en: 'pass' },
  fail: { zh: '不符', en: 'FAIL' },
  skip: { zh: '跳过', en: 'skip' },
  sent: { zh: '发送', en: 'sent' },
  expected: { zh: '应答应为', en: 'expected' },
  came: { zh: '实际收到', en: 'came' },
  waiting: { zh: '稍候，秒数：', en: 'waiting, seconds: ' },
  allWell: { zh: '全部符合', en: 'The gateway keeps the rules that were checked' },
  notWell: { zh: '有不符之处，请见上面标出的规则', en: 'The gateway breaks the rules marked above' },
} satisfies Record<string, Words>;

/** Why a check was not made. */
export const SKIPPED = {
  noPc: { zh: '没有接入成功的电脑', en: 'no PC is enrolled' },
  secondCode: {
    zh: '需要同一门店的第二个连接码（--code2）',
    en: 'a second code of the same showroom is needed (--code2)',
  },
  disturbed: {
    zh: '检查期间一直有人保存，请在门店空闲时再试',
    en: 'others kept saving; try again when the showroom is quiet',
  },
  noClaims: { zh: '这个网关还不判断占用（可选部分）', en: 'this gateway does not judge claims (an optional part)' },
  limits: { zh: '需要 --with-limits（约 2 分钟）', en: 'only with --with-limits (about 2 minutes)' },
} satisfies Record<string, Words>;
