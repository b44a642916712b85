import { describe, expect, it } from 'vitest';
import { customerSearch } from '../../features/customers/search.ts';
import { vehicleSearch } from '../../features/vehicles/search.ts';
import { whyFound } from './why.ts';

const xie = {
  name: '谢浩然',
  mobile: '13800138899',
  landline: '0755-26990011',
  idNo: '11010519491231002X',
  birthOn: '1949-12-31',
};
const company = { name: '4S 店 (城西)', contactName: '王·先生', mobile: '13900001234' };
const car = { vin: 'JTHBK1GG5F2012345', plate: '川A·8C123', brand: '雷克萨斯', series: 'ES', model: 'ES 300h 卓越版' };

/** `field:what of it`, as the screen would mark it. */
const marked = (doc: object, found: { field: string; range: [number, number] }[]) =>
  found.map(({ field, range }) => `${field}:${(doc as Record<string, string>)[field]!.slice(...range)}`);

describe('why a record was found', () => {
  it.each([
    ['谢', ['name:谢']],
    ['haor', ['name:浩然']],
    ['xiehr', ['name:谢浩然']],
    ['xh', ['name:谢浩']],
    ['8899', ['mobile:8899']],
    ['138 0013 8899', ['mobile:13800138899']],
    ['2699', ['landline:2699']],
    ['55269', ['landline:55-269']],
    ['002x', ['idNo:002X']],
    ['19491231', ['birthOn:1949-12-31']],
    ['谢 138', ['name:谢', 'mobile:138']],
    ['xhr8899', ['name:谢浩然', 'mobile:8899']],
    ['谢先生', ['name:谢']],
    ['李', []],
  ])('a person by %s', (typed, right) => {
    expect(marked(xie, whyFound(customerSearch, xie, typed))).toEqual(right);
  });

  it.each([
    ['4s', ['name:4S']],
    ['店城', ['name:店 (城']],
    ['chengx', ['name:城西']],
    ['王先生', ['contactName:王·先生']],
    ['wxs', ['contactName:王·先生']],
  ])('a company by %s', (typed, right) => {
    expect(marked(company, whyFound(customerSearch, company, typed))).toEqual(right);
  });

  it.each([
    ['川A', ['plate:川', 'plate:A']],
    ['川a8c123', ['plate:川A·8C123']],
    ['c12', ['plate:C12']],
    ['012345', ['vin:012345']],
    ['zhuoyue', ['model:卓越']],
    ['es 300', ['model:ES', 'model:300']],
    ['lkss', ['brand:雷克萨斯']],
  ])('a car by %s', (typed, right) => {
    expect(marked(car, whyFound(vehicleSearch, car, typed))).toEqual(right);
  });

  it('in names whose folding changes their length', () => {
    const doc = { name: 'Søren ﬁ Ørsted-Æbel' };
    expect(marked(doc, whyFound(customerSearch, doc, 'orst'))).toEqual(['name:Ørst']);
    expect(marked(doc, whyFound(customerSearch, doc, 'aebe'))).toEqual(['name:Æbe']);
    expect(marked(doc, whyFound(customerSearch, doc, 'soren'))).toEqual(['name:Søren']);
  });
});
