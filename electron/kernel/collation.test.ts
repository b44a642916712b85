import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collationKey } from './collation.ts';

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const sorted = (texts: (string | null)[], of?: 'person' | 'thing') =>
  [...texts].sort((a, b) => bytes(collationKey(a, of), collationKey(b, of)));

/** Signs of one reading, as people are called. */
const SIGNS = [
  ...'安白包毕卞蔡曹岑常陈程邓丁董杜段范方房冯高龚古郭韩郝洪胡黄江康孔赖雷黎李梁林刘龙卢陆罗吕马毛孟莫倪潘彭戚钱秦邱汤唐陶田汪王魏温文吴武夏萧许薛严杨姚叶尹于余袁张赵郑钟周朱邹伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华绿女',
];
const names = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));

describe('a list sorted by its keys', () => {
  it('stands as an address book stands', () => {
    const names = [
      '4S 联盟',
      '58同城',
      '360公司',
      '安静',
      'Anna',
      '白洁',
      'Bob',
      '曹操',
      '陈二',
      '陈一',
      '曾国藩',
      '张伟',
      '😀',
      null,
    ];
    for (const mixed of [names, [...names].reverse()]) expect(sorted(mixed)).toEqual(names);
  });

  it.each([
    [['仇英', '任盈盈', '单雄信', '解小东', '尉迟恭', '曾国藩'], 'surnames by the reading they have as surnames'],
    [['卢俊义', '陆小凤', '吕布', '栾平', '罗成'], 'ü directly after u'],
    [['黎明', '李白', '李娜', '李伟', '厉害'], 'one surname in one piece, given names inside it'],
    [['陈伟', '陳偉業', '陈文'], 'traditional writing among the simplified'],
    [['王', '王 二', '王二小', '王芳'], 'a name before the longer ones that begin with it'],
  ])('has %j: %s', (names) => {
    expect(sorted([...names].reverse())).toEqual(names);
  });

  it('reads things as words and their numbers by size', () => {
    const series = ['解放 J6', '雷克萨斯 ES 200', '雷克萨斯 ES 300h', '雷克萨斯 ES 1000', '雷克萨斯 RX', '乐风'];
    const right = ['解放 J6', '乐风', '雷克萨斯 ES 200', '雷克萨斯 ES 300h', '雷克萨斯 ES 1000', '雷克萨斯 RX'];
    expect(sorted(series, 'thing')).toEqual(right);
  });

  it('has what shows nothing last', () => {
    expect(sorted([' ', '张', '', '·', '阿', null]).slice(0, 3)).toEqual(['阿', '张', '·']);
  });

  it('agrees with Unicode’s own pinyin order wherever two names first differ in the syllable', () => {
    const { compare } = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
    const syllable = (sign: string) => /^\D+/.exec(collationKey(sign))![0];
    fc.assert(
      fc.property(names, names, (a, b) => {
        const at = [...a].findIndex((sign, i) => sign !== b[i]);
        if (at < 0 || b[at] === undefined || syllable(a[at]!) === syllable(b[at]!)) return;
        expect(Math.sign(bytes(collationKey(a), collationKey(b))), `${a} ${b}`).toBe(Math.sign(compare(a, b)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells any two different texts apart, and keys never depend on anything but the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        fc.pre(a.trim() !== '' && b.trim() !== '');
        expect(collationKey(a) === collationKey(b)).toBe(a === b);
      }),
    );
  });
});
