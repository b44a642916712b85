/**
 * An amount spread over weights in proportion to them, by largest remainder, ties to the earlier one; the parts always make the whole
 * (DEALS 3.4: a discount of a whole order over its cars). Where every weight is 0 they count alike. No part of an amount up to the
 * sum of the weights exceeds its weight.
 * @throws RangeError when there is nothing to spread over, or a weight below 0
 */
export function spread(totalFen: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => weight < 0) || (weights.length === 0 && totalFen !== 0))
    throw new RangeError('no spread');
  const size = BigInt(Math.abs(totalFen));
  const given = weights.map(BigInt);
  const shares = given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
  const whole = shares.reduce((sum, share) => sum + share, 0n);
  const parts = shares.map((share) => (size * share) / whole);
  const remainder = (at: number) => (size * shares[at]!) % whole;
  let left = size - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = [...shares.keys()].sort((a, b) => Number(remainder(b) - remainder(a)) || a - b);
  for (const at of byRemainder) {
    if (left === 0n) break;
    parts[at]! += 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(totalFen < 0 ? -part : part));
}
