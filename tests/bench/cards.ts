import type { WireOp } from '../../gateway/protocol.ts';
import { chineseName, customerDoc } from '../factories/customer.ts';
import { newId, type TestDevice } from '../harness/device.ts';

const SIGNS = '安博诚达恩芳歌海佳凯兰明宁鹏清瑞思涛文欣雅泽志子卓晨东飞光宏杰可林曼楠平奇荣书婷伟夏岩云震竹';
const MODELS = ['RX 350h', 'NX 260', 'NX 350h', 'ES 200', 'ES 300h', 'UX 300h', 'LM 350h', 'LX 600'];

const any = <T>(from: ArrayLike<T>): T => from[Math.floor(Math.random() * from.length)]!;

/**
 * A new customer's card. As in a real showroom few share name and model: with the tests' few names every card would look like
 * twenty others, and the gateway would mostly write down pairs.
 */
export const newCard = () =>
  customerDoc({ name: chineseName().slice(0, -1) + any(SIGNS) + any(SIGNS), interestModel: any(MODELS) });

/** Operations that make new customers' cards. */
export const newCards = (device: TestDevice, count: number): WireOp[] =>
  Array.from({ length: count }, () => {
    const id = newId();
    return device.op({ entity_id: id, patch: { ...newCard(), id } });
  });
