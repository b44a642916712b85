import {
  AccountBookOutlined,
  BarChartOutlined,
  CarOutlined,
  FileTextOutlined,
  HomeOutlined,
  PhoneOutlined,
  SettingOutlined,
  ShopOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../../db/staff/model.ts';
import { type RouteDef, routesFor } from './routes.tsx';

/** The rail, top to bottom: 工作台 展厅 客户 车辆 跟进 单据 资金 流转 价格 报表 系统. */
const icons = {
  desk: <HomeOutlined />,
  floor: <ShopOutlined />,
  customers: <TeamOutlined />,
  vehicles: <CarOutlined />,
  followUps: <PhoneOutlined />,
  documents: <FileTextOutlined />,
  money: <AccountBookOutlined />,
  movements: <SwapOutlined />,
  prices: <TagsOutlined />,
  reports: <BarChartOutlined />,
  system: <SettingOutlined />,
} as const;

export type SectionName = keyof typeof icons;

export interface Section {
  readonly name: SectionName;
  readonly icon: ReactNode;
  readonly tabs: readonly RouteDef[];
}

/** What the rail holds for a role: sections with at least one page it may open, nothing greyed out. */
export function sectionsFor(role: Role): readonly Section[] {
  const open = routesFor(role).filter((route) => route.tab !== undefined);
  return (Object.keys(icons) as SectionName[])
    .map((name) => ({ name, icon: icons[name], tabs: open.filter((route) => route.section === name) }))
    .filter((section) => section.tabs.length > 0);
}
