/** 客户分类, 产品分类: a tree; the root has no parent. */
export interface ClassRow {
  id: string;
  parentId?: string | null;
}

const trees = new WeakMap<readonly ClassRow[], ReadonlyMap<string, ClassRow>>();
/** Classes by id, once for each reading of them: a document asks for the line of a class dozens of times. */
function treeOf(classes: readonly ClassRow[]): ReadonlyMap<string, ClassRow> {
  const known = trees.get(classes) ?? new Map(classes.map((each) => [each.id, each]));
  trees.set(classes, known);
  return known;
}

/** The class and all above it, nearest first. An unknown class has no line; a tree that bites its tail ends where it does. */
export function lineage(classes: readonly ClassRow[], id: string | null | undefined): string[] {
  const byId = treeOf(classes);
  const line: string[] = [];
  for (let at = byId.get(id ?? ''); at && !line.includes(at.id); at = byId.get(at.parentId ?? '')) line.push(at.id);
  return line;
}

/** The class itself or one below `above`. */
export const isWithin = (classes: readonly ClassRow[], id: string | null | undefined, above: string): boolean =>
  lineage(classes, id).includes(above);

/** Classes without one below them: only to these may customers and products belong. */
export function leavesOf(classes: readonly ClassRow[]): string[] {
  const parents = new Set(classes.map(({ parentId }) => parentId));
  return classes.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
}

/** What keeps a class from being saved: under itself, under none that exists, or with a code that another has. */
export function classProblems(
  others: readonly (ClassRow & { code?: string | null })[],
  row: ClassRow & { code?: string | null },
): { path: 'parentId' | 'code'; code: string }[] {
  const rest = others.filter(({ id }) => id !== row.id);
  const above = row.parentId ? lineage([...rest, row], row.parentId) : [];
  const problems: { path: 'parentId' | 'code'; code: string }[] = [];
  if (above.includes(row.id)) problems.push({ path: 'parentId', code: 'class.underItself' });
  if (row.parentId && above.length === 0) problems.push({ path: 'parentId', code: 'class.noParent' });
  if (row.code && rest.some(({ code }) => code === row.code)) problems.push({ path: 'code', code: 'class.codeTaken' });
  return problems;
}
