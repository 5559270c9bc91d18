import type { Catalogue } from '../language';

const english = {
  heading: 'Saved views',
  name: 'Name of the view',
  save: 'Save this view',
  none: 'No view saved yet. What is filtered and how it is sorted can be kept under a name.',
  replaces: (name: string) => `Saving replaces “${name}”.`,
  apply: (name: string) => `Show ${name}`,
  rename: (name: string) => `Rename ${name}`,
  newName: (name: string) => `New name of ${name}`,
  nameTaken: 'Another view has this name.',
  remove: (name: string) => `Delete ${name}`,
  saved: (name: string) => `View “${name}” saved`,
  removed: (name: string) => `View “${name}” deleted`,
  restored: (name: string) => `View “${name}” is back`,
  deals: (count: string, deals: number) => (deals === 1 ? '1 deal' : `${count} deals`),
  done: 'Done',
  here: 'Views are kept on this computer, not in the workbook.',
};

const chinese: typeof english = {
  heading: '已保存的视图',
  name: '视图名称',
  save: '保存此视图',
  none: '尚未保存视图。可将当前筛选与排序以名称保存。',
  replaces: (name) => `保存将替换“${name}”。`,
  apply: (name) => `显示 ${name}`,
  rename: (name) => `重命名 ${name}`,
  newName: (name) => `${name} 的新名称`,
  nameTaken: '已有同名视图。',
  remove: (name) => `删除 ${name}`,
  saved: (name) => `视图“${name}”已保存`,
  removed: (name) => `视图“${name}”已删除`,
  restored: (name) => `视图“${name}”已恢复`,
  deals: (count) => `${count} 笔交易`,
  done: '完成',
  here: '视图保存在本机，不随工作簿保存。',
};

/** What the saved views say. */
export const VIEWS_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
