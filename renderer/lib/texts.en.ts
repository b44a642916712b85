import antd from 'antd/locale/en_US';
import { byNamespace, type Catalogue } from './catalogue.ts';

/** Every sentence of this language, one chunk; a new feature's catalogue is found by its file name. */
export const texts = byNamespace(
  import.meta.glob<Catalogue>(['../{app,ui,records}/texts.en.json', '../features/*/texts.en.json'], {
    eager: true,
    import: 'default',
  }),
);
export { antd };
