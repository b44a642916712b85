import i18n from 'i18next';

interface Reasoned {
  readonly root: string | null;
  readonly reason: string | null;
}

/** 购买力 · 价格 */
export const reasonOf = ({ root, reason }: Reasoned): string =>
  [root && i18n.t(`losses:root.${root}`), reason].filter(Boolean).join(' · ');
