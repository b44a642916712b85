const WIDTH = 100;
const HEIGHT = 22;

const pointsOf = (values: readonly number[], most: number) =>
  values
    .map((value, at) => {
      const x = values.length === 1 ? WIDTH / 2 : (at / (values.length - 1)) * WIDTH;
      return `${x.toFixed(1)},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`;
    })
    .join(' ');

/** How a number went, without words: the number beside it says how much. */
export function Spark({ values, before }: { values: readonly number[]; before: readonly number[] }) {
  const most = Math.max(1, ...values, ...before);
  if (values.length < 2) return null;
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <polyline className="spark-before" points={pointsOf(before.slice(0, values.length), most)} />
      <polyline points={pointsOf(values, most)} />
    </svg>
  );
}
