import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellTexts } from './texts.ts';

export interface MenuActions {
  openLogs(): void;
  quit(): void;
}

/** The window's menu: little, because the pages have everything; the roles bring the system's shortcuts. */
export function setMenu(texts: ShellTexts, actions: MenuActions): void {
  const { menu } = texts;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    {
      label: menu.app,
      submenu: [
        { label: menu.logs, click: actions.openLogs },
        separator,
        { label: menu.quit, accelerator: 'CmdOrCtrl+Q', click: actions.quit },
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { label: menu.undo, role: 'undo' },
        { label: menu.redo, role: 'redo' },
        separator,
        { label: menu.cut, role: 'cut' },
        { label: menu.copy, role: 'copy' },
        { label: menu.paste, role: 'paste' },
        { label: menu.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { label: menu.reload, role: 'reload' },
        separator,
        { label: menu.zoomIn, role: 'zoomIn' },
        { label: menu.zoomOut, role: 'zoomOut' },
        { label: menu.zoomReset, role: 'resetZoom' },
        { label: menu.fullScreen, role: 'togglefullscreen' },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
