import { inverse, modulo } from "./curve.ts";
import type { AffinePoint, Curve } from "./curve.ts";
import { reducer } from "./reduction.ts";
import type { Reduce } from "./reduction.ts";

/** Jacobian coordinates: (x / z², y / z³); z = 0 is the point at infinity. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const INFINITY: Point = { x: 1n, y: 1n, z: 0n };

/** k · P for k ≥ 0; undefined for the point at infinity. Its time depends on k. */
export function multiply(curve: Curve, k: bigint, point: AffinePoint): AffinePoint | undefined {
  return multiplyTwo(curve, [k, point], [0n, point]);
}

type Term = readonly [factor: bigint, point: AffinePoint];

/**
 * k · P + m · Q in one pass over the bits of both factors (Shamir's trick); undefined for the
 * point at infinity. Its time depends on the factors: they must not be secret.
 */
export function multiplyTwo(curve: Curve, first: Term, second: Term): AffinePoint | undefined {
  const reduce = reducer(curve.p);
  const one: Point = { ...first[1], z: 1n };
  const two: Point = { ...second[1], z: 1n };
  const both = add(curve, reduce, one, two);
  const bits = [first[0].toString(2), second[0].toString(2)] as const;
  const length = Math.max(bits[0].length, bits[1].length);
  const [a, b] = [bits[0].padStart(length, "0"), bits[1].padStart(length, "0")];

  let sum = INFINITY;
  for (let i = 0; i < length; i += 1) {
    sum = double(curve, reduce, sum);
    const inFirst = a.charAt(i) === "1";
    const inSecond = b.charAt(i) === "1";
    if (inFirst && inSecond) sum = add(curve, reduce, sum, both);
    else if (inFirst) sum = add(curve, reduce, sum, one);
    else if (inSecond) sum = add(curve, reduce, sum, two);
  }
  return affine(curve, sum);
}

function double(curve: Curve, reduce: Reduce, point: Point): Point {
  const { x, y, z } = point;
  if (z === 0n || y === 0n) return INFINITY;
  const yy = reduce(y * y);
  const zz = reduce(z * z);
  const s = reduce(4n * x * yy);
  const m = reduce(3n * x * x + curve.a * reduce(zz * zz));
  const doubled = reduce(m * m + 2n * (curve.p - s));
  return {
    x: doubled,
    y: reduce(m * (s + curve.p - doubled) + 8n * (curve.p * curve.p - yy * yy)),
    z: reduce(2n * y * z),
  };
}

function add(curve: Curve, reduce: Reduce, left: Point, right: Point): Point {
  if (left.z === 0n) return right;
  if (right.z === 0n) return left;
  const p = curve.p;
  const zz1 = reduce(left.z * left.z);
  const zz2 = reduce(right.z * right.z);
  const u1 = reduce(left.x * zz2);
  const u2 = reduce(right.x * zz1);
  const s1 = reduce(left.y * reduce(zz2 * right.z));
  const s2 = reduce(right.y * reduce(zz1 * left.z));
  if (u1 === u2) return s1 === s2 ? double(curve, reduce, left) : INFINITY;
  const h = reduce(u2 + p - u1);
  const r = reduce(s2 + p - s1);
  const hh = reduce(h * h);
  const hhh = reduce(hh * h);
  const v = reduce(u1 * hh);
  const x = reduce(r * r + 3n * p - hhh - 2n * v);
  return {
    x,
    y: reduce(r * (v + p - x) + s1 * (p - hhh)),
    z: reduce(h * reduce(left.z * right.z)),
  };
}

function affine(curve: Curve, point: Point): AffinePoint | undefined {
  if (point.z === 0n) return undefined;
  const back = inverse(point.z, curve.p);
  const square = modulo(back * back, curve.p);
  return {
    x: modulo(point.x * square, curve.p),
    y: modulo(point.y * modulo(square * back, curve.p), curve.p),
  };
}
