import i18n from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { settings } from '../../db/settings/model.ts';
import { byNamespace, type Catalogue } from '../lib/catalogue.ts';
import { fieldLabel, fieldText } from './fieldText.ts';

const catalogues = {
  'zh-CN': byNamespace(import.meta.glob<Catalogue>('../**/texts.zh-CN.json', { eager: true, import: 'default' })),
  en: byNamespace(import.meta.glob<Catalogue>('../**/texts.en.json', { eager: true, import: 'default' })),
};

beforeAll(() => i18n.init({ keySeparator: false, resources: catalogues, lng: 'zh-CN' }));

describe.each(['zh-CN', 'en'] as const)('two versions of the settings, side by side, in %s', (language) => {
  beforeAll(() => i18n.changeLanguage(language));

  // Bug it catches: 需处理 asks a manager about "showroomCode".
  it('call every setting as the settings page does', () => {
    const raw = Object.keys(settings.shape).filter((field) => fieldLabel('setting', field) === field);
    expect(raw).toEqual([]);
    const name = { 'zh-CN': '展厅名称', en: 'Showroom name' }[language];
    expect(fieldLabel('setting', 'showroomName')).toBe(name);
  });

  it('show lists as people read them', () => {
    expect(fieldText('setting', 'sources', ['官网', '车展'])).toBe('官网、车展');
    const series = [{ series: 'RX', models: ['RX 300', 'RX 350h'] }];
    expect(fieldText('setting', 'series', series)).toBe('RX RX 300 RX 350h');
  });
});
