/** How a car stands on the road; `plain` where its series is unknown. */
export type CarBody = 'suv' | 'sedan' | 'mpv' | 'coupe' | 'plain';

/** Letters of a series, alone or before a figure ("RX", "雷克萨斯NX 350h"), never inside a word. */
const BODIES: readonly (readonly [RegExp, CarBody])[] = [
  [/(?<![a-z])(rx|nx|ux|gx|lx|tx|rz)(?![a-z])/i, 'suv'],
  [/(?<![a-z])(es|ls|is)(?![a-z])/i, 'sedan'],
  [/(?<![a-z])lm(?![a-z])/i, 'mpv'],
  [/(?<![a-z])(lc|rc)(?![a-z])/i, 'coupe'],
];

/** The body of a series or model as it is written on the card. */
export const bodyOf = (series: string | null | undefined): CarBody =>
  BODIES.find(([name]) => series && name.test(series))?.[1] ?? 'plain';
