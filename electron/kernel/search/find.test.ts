import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMigrations } from '../../../db/migrate.ts';
import { customerSync } from '../../features/customers/sync.ts';
import { vehicleSync } from '../../features/vehicles/sync.ts';
import { migrationsDir } from '../paths.ts';
import { createSearchIndex, gramsOf, makeSearchTables, type SearchIndex, searchedKinds } from './index.ts';

const KINDS = searchedKinds([customerSync as never, vehicleSync as never]);

let dir: string;
let db: Database.Database;
let search: SearchIndex;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'search-'));
  db = new Database(join(dir, 'store.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  applyMigrations(db, migrationsDir);
  makeSearchTables(db, KINDS);
  search = createSearchIndex(db, KINDS);
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

interface Customer {
  name: string;
  contactName?: string;
  mobile?: string;
  landline?: string;
  idNo?: string;
  birthOn?: string;
}

function save(id: string, customer: Customer) {
  const { contactName, mobile, landline, idNo, birthOn } = customer;
  db.prepare(
    `INSERT OR REPLACE INTO customer (id, card_no, kind, stage, name, contact_name, mobile, landline, id_no, birth_on,
      level, do_not_contact, trade_in, hq_share_consent, rev, created_at, created_by, updated_at, updated_by)
      VALUES (?, ?, 'person', 'prospect', ?, ?, ?, ?, ?, ?, 'none', 0, 0, 'none', 1, 0, 's', 0, 's')`,
  ).run(id, id, customer.name, contactName, mobile, landline, idNo, birthOn);
  search.touch('customer', id, gramsOf(customerSync.search!, { ...customer }));
}

function park(id: string, vehicle: { vin: string; plate?: string; brand?: string; series?: string; model?: string }) {
  db.prepare(
    `INSERT INTO vehicle (id, vin, plate, brand, series, model, origin, status, rev, created_at, created_by, updated_at,
      updated_by) VALUES (?, ?, ?, ?, ?, ?, 'import', 'inStock', 1, 0, 's', 0, 's')`,
  ).run(id, vehicle.vin, vehicle.plate, vehicle.brand, vehicle.series, vehicle.model);
  search.touch('vehicle', id, gramsOf(vehicleSync.search!, vehicle));
}

const find = (text: string, limit = 20) => search.find('customer', text, limit);

describe('a customer is found', () => {
  beforeEach(() => {
    save('zhang', { name: '张伟', mobile: '13800138899', idNo: '11010519491231002X', birthOn: '1949-12-31' });
    save('wang', { name: '王小明', mobile: '13912345678', landline: '0755-88886666' });
    save('other', { name: '李四', mobile: '15000000000' });
  });

  it.each([
    ['张', 'zhang'],
    ['张伟', 'zhang'],
    ['伟', 'zhang'],
    ['王小明', 'wang'],
    ['小明', 'wang'],
    ['明', 'wang'],
    ['zhang', 'zhang'],
    ['zhangw', 'zhang'],
    ['ZhangWei', 'zhang'],
    ['wei', 'zhang'],
    ['xiaom', 'wang'],
    ['ming', 'wang'],
    ['zw', 'zhang'],
    ['wxm', 'wang'],
    ['xm', 'wang'],
    ['138', 'zhang'],
    ['8899', 'zhang'],
    ['0013', 'zhang'],
    ['１３９-1234', 'wang'],
    ['13912345678', 'wang'],
    ['+86 139 1234 5678', 'wang'],
    ['0755', 'wang'],
    ['0755-88886666', 'wang'],
    ['110105', 'zhang'],
    ['19491231', 'zhang'],
    ['002X', 'zhang'],
    ['1002x', 'zhang'],
    ['11010519491231002x', 'zhang'],
    ['张 138', 'zhang'],
    ['138 张', 'zhang'],
    ['张138', 'zhang'],
    ['张wei', 'zhang'],
    ['zw 8899', 'zhang'],
    ['zw8899', 'zhang'],
    ['w 明 139', 'wang'],
    ['张 1', 'zhang'],
    ['张 19491231', 'zhang'],
  ])('by %s', (text, id) => {
    expect(find(text)).toEqual([id]);
  });

  it.each([
    '',
    ' ',
    '·',
    '1',
    '张明',
    '伟张',
    '张 139',
    'zw 8898',
    '139-5678',
    '2X',
    'weizhang',
    '\'"*()^',
    'AND',
    'a'.repeat(100_000),
  ])('by nothing it does not hold: %.12j', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('no more once removed, and by its new number only after a change', () => {
    save('zhang', { name: '张伟', mobile: '18612340000' });
    expect(find('8899')).toEqual([]);
    expect(find('1861')).toEqual(['zhang']);
    // Left-overs of the earlier state would grow the index with every save, unseen.
    expect(db.prepare('SELECT count(*) FROM customer_search_docsize').pluck().get()).toBe(3);
    search.remove('customer', 'zhang');
    search.remove('customer', 'zhang');
    expect(find('张')).toEqual([]);
    save('next', { name: '张三', mobile: '13700000001' });
    expect(find('张')).toEqual(['next']);
  });
});

describe('names that are hard', () => {
  it.each([
    ['𠮷田', ['𠮷', '𠮷田', '田']],
    ['㛃', ['㛃', 'jie']],
    ['王😀', ['😀', '王😀', 'wang']],
    ['单立人', ['shan', 'dan', 'slr', 'shanliren', 'danli']],
    ['解小东', ['xie', 'jie', 'xxd', 'xiexiao']],
    ['仇英', ['qiu', 'chou', 'qy']],
    ['曾国藩', ['zeng', 'ceng', 'zgf', 'cengguo']],
    ['种师道', ['chong', 'zhong', 'csd']],
    ['黑娃', ['he', 'hei', 'hewa']],
    ['解放汽车销售', ['jiefang', 'jfqc', 'qiche']],
    ['曾氏汽车贸易', ['zengshi', 'zsqc', 'maoyi']],
    ['58同城', ['58', '58同城', 'tongcheng']],
    ['吕布', ['lv', 'lu', 'lyu', 'lvbu', 'lubu', 'lyubu', 'lb']],
    ['绿源新能源科技有限公司', ['lvyuan', 'luyuan', 'lyuyuan', 'lyxny', 'nengyuan']],
    ['Ørsted Sørensen', ['orsted', 'Ørsted', 'ørs', 'sorensen', 'os']],
    ['陳偉業', ['陈伟业', '陳偉業', '伟业', '偉業', '陈', 'chenwei', 'cwy']],
    ['陈伟业', ['陳偉業', '陳', '業']],
    ['單立人', ['单立人', 'shan', 'slr']],
    ['乾德门', ['乾', 'qian', 'qdm']],
    ['Łukasz Strauß', ['lukasz', 'strauss', 'Strauß', 'łuk']],
    ['欧阳娜娜', ['欧阳', 'ouyang', 'oynn', 'yangnana', 'nana', '阳娜']],
    ['尉迟恭', ['yuchi', 'weichi', 'ycg']],
    ['万俟卨', ['moqi', 'mqx']],
    ['上官婉儿', ['上官', 'sgwe', 'waner', '上官 w']],
    ['阿卜杜拉·买买提', ['阿卜杜拉', '买买提', '拉买', 'abudula', 'maimaiti', 'mmt']],
    ['John Smith', ['john', 'smith', 'js', 'JohnSm']],
    ['Zoë 王', ['zoe', 'Zoë', '王']],
    ['谢浩然', ['xie', 'xiehr', 'xiehao', 'xhaor', 'xhaoran', 'xiehran', 'haor', 'hran', 'xhr']],
    ['王建国', ['wangjg', 'wangjguo', 'wjianguo', 'jianguo', 'wang jg', 'wjguo']],
    ['欧阳娜娜', ['ouynn', 'oyangn', 'oyna']],
    ['张志忠', ['zhzz', 'zzhz', 'zhangzhz', 'zhangzz', 'zzhizh']],
    ['4S店联盟', ['4s', '4s店', '店', 'lianmeng']],
    ['北京华晨宝马汽车销售服务有限公司', ['北京', '华晨宝马', '宝马', 'beijinghuachen', 'bjhc', 'baomaqiche', 'bmqc']],
  ])('%s', (name, texts) => {
    save('decoy', { name: '赵', mobile: '17700000000' });
    save('it', { name });
    for (const text of texts) expect([text, ...find(text)]).toEqual([text, 'it']);
  });

  it('a company is found by the person to call there', () => {
    save('it', { name: '城西汽贸', contactName: '钱多多' });
    expect(find('钱多')).toEqual(['it']);
    expect(find('qdd')).toEqual(['it']);
  });
});

describe('every piece', () => {
  const mobiles = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);

  it('of a phone from 3 digits on finds the customer', () => {
    fc.assert(
      fc.property(mobiles, fc.nat({ max: 8 }), fc.integer({ min: 3, max: 11 }), (mobile, from, length) => {
        save('it', { name: '某某', mobile });
        expect(find(mobile.slice(from, Math.max(from + 3, from + length)))).toEqual(['it']);
      }),
      { numRuns: 300 },
    );
  });

  it('of an ID number from 4 characters on finds the customer', () => {
    const idNo = '44030819990110151X';
    save('it', { name: '某某', idNo });
    for (let from = 0; from <= 14; from++)
      for (let to = from + 4; to <= 18; to++) expect(find(idNo.slice(from, to))).toEqual(['it']);
  });

  it('of a name of any hanzi finds the customer, and typing anything never fails', () => {
    const hanzi = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point));
    fc.assert(
      fc.property(
        fc.array(hanzi, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        fc.string(),
        (name, a, b, noise) => {
          save('it', { name: name.join('') });
          const from = a % name.length;
          expect(find(name.slice(from, from + 1 + (b % (name.length - from))).join(''))).toEqual(['it']);
          expect(find(noise).length).toBeLessThanOrEqual(1);
          expect(search.find('vehicle', noise, 20)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of a VIN from 3 characters on finds the vehicle', () => {
    const vin = 'JTHBK1GG5F2012345';
    park('it', { vin });
    for (let from = 0; from <= 14; from++)
      for (let to = from + 3; to <= 17; to++) expect(search.find('vehicle', vin.slice(from, to), 9)).toEqual(['it']);
  });
});

describe('order', () => {
  it('is newest touched first', () => {
    for (let i = 0; i < 30; i++) save(`c${i}`, { name: '张伟', mobile: `138000000${String(i).padStart(2, '0')}` });
    search.touch('customer', 'c3', gramsOf(customerSync.search!, { name: '张伟', mobile: '13800000003' }));
    expect(find('张', 4)).toEqual(['c3', 'c29', 'c28', 'c27']);
    expect(find('138 zw', 3)).toEqual(['c3', 'c29', 'c28']);
  });

  it('puts the whole name before a longer one, and starts before inner matches', () => {
    save('whole', { name: '王明', mobile: '13000000000' });
    save('longer', { name: '王明明', mobile: '13000000001' });
    save('inner', { name: '李王明', mobile: '13000000002' });
    expect(find('王明')).toEqual(['whole', 'longer', 'inner']);
    expect(find('wangm')).toEqual(['longer', 'whole', 'inner']);
  });

  it('puts whole initials and whole pinyin first, then what begins so, and rare readings after the usual ones', () => {
    save('xhr', { name: '谢浩然' });
    save('longer', { name: '徐红任远' });
    save('sun', { name: '孙浩然' });
    expect(find('xhr')).toEqual(['xhr', 'longer', 'sun']);
    expect(find('xh')).toEqual(['longer', 'xhr', 'sun']);
    expect(find('xiehaoran')).toEqual(['xhr']);
  });

  it('puts mixtures of syllables and initials after everything they spell', () => {
    save('zhaohang', { name: '赵航' });
    save('zhang', { name: '张三' });
    save('mixed', { name: '刘敏国' });
    save('plain', { name: '刘明' });
    expect(find('zhang')).toEqual(['zhang']);
    expect(find('liuming')).toEqual(['plain', 'mixed']);
  });

  it('takes a title off, after whoever is called so by name', () => {
    save('company', { name: '城西汽贸', contactName: '王先生' });
    save('wang', { name: '王伟' });
    save('last', { name: '李王' });
    expect(find('王先生')).toEqual(['company', 'wang', 'last']);
    expect(find('王女士')).toEqual(['wang', 'company', 'last']);
    expect(find('先生')).toEqual(['company']);
  });

  it('puts the last four digits before the same digits elsewhere', () => {
    save('tail', { name: '甲', mobile: '13000008899' });
    save('middle', { name: '乙', mobile: '13088990000' });
    expect(find('8899')).toEqual(['tail', 'middle']);
  });

  it('fills the list past records that only look alike', () => {
    const alike = (i: number) => ({ name: '丁', mobile: `156781234${String(i).padStart(2, '0')}` });
    db.transaction(() => {
      for (let i = 0; i < 99; i++) save(`older${i}`, alike(i));
      save('yes', { name: '丙', mobile: '13123456780' });
      for (let i = 0; i < 99; i++) save(`newer${i}`, alike(i));
    })();
    expect(find('12345678')).toEqual(['yes']);
    expect(find('567812')).toHaveLength(20);
  });

  it('looks for one start only: a name from z with a w later, a phone from 138 with 1234 in it', () => {
    save('it', { name: '张伟', mobile: '13800001234' });
    save('also', { name: '王志', mobile: '15013801234' });
    expect(find('z w')).toEqual(['it', 'also']);
    expect(find('138 1234')).toEqual(['it', 'also']);
  });
});

describe('a walk', () => {
  it('goes on past any page: whoever filters on the way misses nobody, and nobody comes twice', () => {
    db.transaction(() => {
      for (let i = 0; i < 700; i++)
        save(`c${i}`, { name: i % 350 === 0 ? '王伟' : '李王伟', mobile: `138${10_000_000 + i}` });
    })();
    for (const typed of ['138', '王伟', 'wangw', '13810000']) {
      const walk = search.walk('customer', typed);
      const met = [...walk];
      expect([typed, met.length, new Set(met).size, walk.cut]).toEqual([typed, 700, 700, false]);
      expect(find(typed, 40)).toEqual(met.slice(0, 40));
    }
    expect([...search.walk('customer', '王伟')].slice(0, 3)).toEqual(['c350', 'c0', 'c699']);
  });

  it('lets others ask the store between two steps', () => {
    for (let i = 0; i < 10; i++) save(`c${i}`, { name: '张伟' });
    const names: unknown[] = [];
    for (const id of search.walk('customer', 'zw', 2))
      names.push(db.prepare('SELECT name FROM customer WHERE id = ?').pluck().get(id));
    expect(names).toEqual(Array(10).fill('张伟'));
  });

  it('says when it gave up among records that only look alike', () => {
    db.transaction(() => {
      for (let i = 0; i < 2_100; i++) save(`c${i}`, { name: '丁', mobile: '17812345600' });
    })();
    const alike = search.walk('customer', '34567812');
    expect([...alike]).toEqual([]);
    expect(alike.cut).toBe(true);
  });
});

describe('a vehicle is found', () => {
  beforeEach(() => {
    park('es', {
      vin: 'JTHBK1GG5F2012345',
      plate: '京A8C123',
      brand: '雷克萨斯',
      series: 'ES',
      model: 'ES 300h 卓越版',
    });
    park('nx', { vin: 'JTJYARBZ7G2034567', plate: '粤BD54321', brand: '雷克萨斯', series: 'NX', model: 'NX 350h' });
  });

  it.each([
    ['012345', 'es'],
    ['jthbk', 'es'],
    ['JTHBK1GG5F2012345', 'es'],
    ['京A8C123', 'es'],
    ['京a·8c123', 'es'],
    ['京A', 'es'],
    ['京a8c', 'es'],
    ['粤B', 'nx'],
    ['粤bd', 'nx'],
    ['京A8', 'es'],
    ['8c1', 'es'],
    ['京', 'es'],
    ['D54321', 'nx'],
    ['4321', 'nx'],
    ['es300h', 'es'],
    ['ES 300h', 'es'],
    ['300', 'es'],
    ['卓越', 'es'],
    ['zhuoyue', 'es'],
    ['雷克萨斯 nx', 'nx'],
    ['lkss 350', 'nx'],
    ['leikesasi 4567', 'nx'],
  ])('by %s', (text, id) => {
    expect(search.find('vehicle', text, 20)).toEqual([id]);
  });

  it('apart from customers', () => {
    save('zhang', { name: '张伟', mobile: '13800012345' });
    expect(search.find('vehicle', '12345', 20)).toEqual(['es']);
    expect(find('12345')).toEqual(['zhang']);
  });
});

describe('the index itself', () => {
  it('is set up once more without harm, and refuses kinds nobody searches for', () => {
    save('zhang', { name: '张伟', mobile: '13800138899' });
    makeSearchTables(db, KINDS);
    expect(find('张')).toEqual(['zhang']);
    const settings = db.prepare("SELECT v FROM customer_search_config WHERE k IN ('automerge', 'crisismerge')").pluck();
    expect(settings.all()).toEqual([0, 64]);
    expect(() => search.touch('visit', 'v', [])).toThrow('visit');
  });

  it('takes part in the transaction: what is rolled back is not found', () => {
    expect(() =>
      db.transaction(() => {
        save('zhang', { name: '张伟', mobile: '13800138899' });
        throw new Error('disk full');
      })(),
    ).toThrow('disk full');
    expect(find('张')).toEqual([]);
  });

  it('merges segments in slices until there is nothing left, and finds the same', () => {
    for (let i = 0; i < 60; i++) save(`c${i}`, { name: '张伟', mobile: `138000000${String(i).padStart(2, '0')}` });
    const segments = db.prepare('SELECT count(DISTINCT segid) FROM customer_search_idx').pluck();
    const before = segments.get() as number;
    const found = find('张', 60);
    for (let slices = 0; search.mergeStep(2); slices++) expect(slices).toBeLessThan(1_000);
    expect(segments.get() as number).toBeLessThan(before / 4);
    expect(find('张', 60)).toEqual(found);
  });

  it('streams newest first without sorting', () => {
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT r.entity_id FROM customer_search f CROSS JOIN search_row r ON r.recency = f.rowid
          WHERE customer_search MATCH 'n5f20' ORDER BY f.rowid DESC LIMIT 20`,
      )
      .all() as { detail: string }[];
    expect(plan.map((row) => row.detail).join()).not.toContain('TEMP B-TREE');
  });
});
