/** Signs of a paint's name → what it looks like; the more particular ones first. */
const PAINTS: readonly (readonly [RegExp, string])[] = [
  [/白|white|pearl/i, '#f2f3f1'],
  [/黑|black|onyx/i, '#23272b'],
  [/香槟|金|gold|champagne/i, '#c9b183'],
  [/铜|棕|褐|咖|brown|copper|bronze/i, '#7a5236'],
  [/银|钛|silver|titan|sonic/i, '#b9c0c6'],
  [/灰|石墨|grey|gray|graphite/i, '#767d84'],
  [/红|red/i, '#a3242b'],
  [/蓝|blue/i, '#2b4f86'],
  [/绿|青|green|teal/i, '#3d6652'],
  [/橙|orange/i, '#d2691e'],
  [/黄|yellow/i, '#dcb52b'],
  [/紫|purple|violet/i, '#5d4372'],
];

/** A tint for the car's silhouette from the name of its paint ("珍珠白", "Sonic Titanium"); undefined when it names none. */
export function paintOf(color: string | null | undefined): string | undefined {
  return PAINTS.find(([name]) => color && name.test(color))?.[1];
}
