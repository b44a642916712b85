/** "6/10 ▓▓▓▓▓▓░░░░": what is reached beside what was to be; only the number where nothing was said. */
export function Against(props: {
  /** Null: nothing to count yet. */
  readonly reached: number | null;
  readonly goal: number | null | undefined;
  readonly bar?: boolean;
  /** How a number reads; as it is, when left out. */
  readonly text?: (value: number) => string;
}) {
  const { reached, goal, text = String } = props;
  const asked = goal ?? null;
  return (
    <span className="against tabular">
      <span className="against-number">
        {reached === null ? '—' : text(reached)}
        {asked !== null && <span className="against-goal">/{text(asked)}</span>}
      </span>
      {props.bar && asked !== null && asked > 0 && (
        <span className="against-bar" aria-hidden>
          <i className="against-reached" style={{ width: `${Math.min(1, (reached ?? 0) / asked) * 100}%` }} />
        </span>
      )}
    </span>
  );
}
