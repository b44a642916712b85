/** What this showroom sells: series, a model of it, VIN head (maker and model, 8 signs), list price in 元, engine. */
export interface CarModel {
  series: string;
  model: string;
  vinHead: string;
  listYuan: number;
  displacementMl: number;
  fuel: 'petrol' | 'hybrid' | 'plugIn';
  /** How often guests ask for it. */
  demand: number;
}

const model = (
  series: string,
  name: string,
  vinHead: string,
  listYuan: number,
  displacementMl: number,
  fuel: CarModel['fuel'],
  demand: number,
): CarModel => ({ series, model: name, vinHead, listYuan, displacementMl, fuel, demand });

export const CAR_MODELS: readonly CarModel[] = [
  model('ES', 'ES 200', 'JTHB31B1', 299_900, 1987, 'petrol', 22),
  model('ES', 'ES 260', 'JTHBZ1B1', 367_900, 2487, 'petrol', 9),
  model('ES', 'ES 300h', 'JTHB21B1', 396_900, 2487, 'hybrid', 14),
  model('NX', 'NX 260', 'JTJGARDZ', 318_800, 2487, 'petrol', 12),
  model('NX', 'NX 350h', 'JTJGKRDZ', 369_800, 2487, 'hybrid', 10),
  model('NX', 'NX 400h+', 'JTJHKRFZ', 466_800, 2487, 'plugIn', 4),
  model('RX', 'RX 300', 'JTJHAMDA', 399_900, 2393, 'petrol', 10),
  model('RX', 'RX 350h', 'JTJHBMDA', 489_900, 2487, 'hybrid', 12),
  model('RX', 'RX 500h', 'JTJHHMDA', 586_900, 2393, 'hybrid', 3),
  model('UX', 'UX 300e', 'JTHY3JBH', 349_900, 0, 'hybrid', 2),
  model('LS', 'LS 350', 'JTHD51FF', 818_800, 3445, 'petrol', 1),
  model('LM', 'LM 350h', 'JTMABRBL', 1_296_000, 2487, 'hybrid', 2),
  model('GX', 'GX 550', 'JTJVMBAG', 888_800, 3445, 'petrol', 2),
  model('LX', 'LX 600', 'JTJPBRBX', 1_282_800, 3445, 'petrol', 1),
];

export const EXTERIORS = ['珍珠白', '石墨黑', '钛银', '晶石红', '深海蓝', '晨雾灰'];
export const INTERIORS = ['黑色', '栗棕色', '象牙白'];
export const SOURCES: readonly (readonly [string, number])[] = [
  ['互联网', 26],
  ['朋友介绍', 18],
  ['偶然', 12],
  ['保客推荐', 9],
  ['官网', 8],
  ['车展', 7],
  ['DCC转入', 6],
  ['保客增购', 5],
  ['户外', 4],
  ['店头促销', 3],
  ['电台', 1],
  ['短信', 1],
];
export const DISTRICTS = ['武侯区', '高新区', '青羊区', '金牛区', '锦江区', '双流区', '温江区', '成华区', '龙泉驿区'];
export const STREETS = ['天府大道', '人民南路', '红星路', '科华北路', '剑南大道', '蜀汉路', '光华大道', '建设路'];
export const TRADES = ['私营业主', '企业管理', '医生', '教师', '工程师', '公务员', '金融从业', '自由职业', '设计师'];
export const OWNED = [
  '大众 途观',
  '丰田 凯美瑞',
  '本田 雅阁',
  '奥迪 A4L',
  '宝马 3系',
  '比亚迪 汉',
  '别克 GL8',
  '日产 天籁',
];
export const RIVALS = [
  '奥迪 Q5L',
  '宝马 X3',
  '奔驰 GLC',
  '沃尔沃 XC60',
  '凯迪拉克 XT5',
  '奔驰 E级',
  '宝马 5系',
  '理想 L7',
];
export const DESCRIPTIONS = [
  '白衬衫 戴眼镜',
  '夫妻带一小孩',
  '两位年轻女士',
  '中年男士 黑夹克',
  '一家三口',
  '父子两人',
  '灰西装 拿公文包',
  '老夫妻',
  '红外套女士',
  '三位朋友一起',
  '戴棒球帽男士',
  '情侣',
  '穿运动服男士',
  '抱婴儿的夫妻',
];
export const NARRATIVES = [
  '对比过同级德系，看重质保和油耗，希望周末试驾。',
  '家里添二孩，想换空间大些的SUV，预算有弹性。',
  '关注混动，担心提车周期，要求报落地价。',
  '第一次看车，了解配置差异，约下周带家人再来。',
  '现车颜色不合意，愿意等两周，问置换补贴。',
  '朋友推荐来店，主要看内饰做工，对价格较敏感。',
  '商务接待用车，需要后排舒适配置，公司付款。',
  '已在别店谈过价格，想再比较一次优惠。',
];
export const LEFT_BECAUSE = ['随便看看', '赶时间', '等人', '只问路', '不愿留电话'];
