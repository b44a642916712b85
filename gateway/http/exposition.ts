export type Labels = Readonly<Record<string, string | number>>;
export type Sample = readonly [Labels, number];

/** A series in Prometheus text format. */
export function series(type: 'gauge' | 'counter', name: string, help: string, samples: readonly Sample[]): string[] {
  return [...head(type, name, help), ...samples.map(([labels, value]) => line(name, labels, value))];
}

/** A histogram from counts by upper bound. */
export function histogram(
  name: string,
  help: string,
  { bounds, counts, sum, count }: { bounds: readonly number[]; counts: readonly number[]; sum: number; count: number },
): string[] {
  let upTo = 0;
  const buckets = bounds.map((bound, index) => {
    upTo += counts[index]!;
    return line(`${name}_bucket`, { le: bound }, upTo);
  });
  return [
    ...head('histogram', name, help),
    ...buckets,
    line(`${name}_bucket`, { le: '+Inf' }, count),
    line(`${name}_sum`, {}, sum),
    line(`${name}_count`, {}, count),
  ];
}

const head = (type: string, name: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function line(name: string, labels: Labels, value: number): string {
  const text = Object.entries(labels).map(([label, of]) => `${label}="${escaped(String(of))}"`);
  return text.length === 0 ? `${name} ${value}` : `${name}{${text.join(',')}} ${value}`;
}

const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
