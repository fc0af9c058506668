/**
 * Counts how often each row of a file came, in eight bytes a different row: a set of texts takes a hundred. Rows are told
 * apart by 63 bits of their md5; of ten million, two share them once in 200,000 files, and then the second is called the
 * first's second.
 */
export class Occurrences {
  #slots = new BigUint64Array(1 << 12);
  #used = 0;
  readonly #repeated = new Map<bigint, number>();

  /** How many rows with this hash there are by now, this one included. */
  next(hash: string): number {
    const key = BigInt(`0x${hash.slice(0, 16)}`) | 1n;
    if (this.#add(key)) return 1;
    const count = (this.#repeated.get(key) ?? 1) + 1;
    this.#repeated.set(key, count);
    return count;
  }

  #add(key: bigint): boolean {
    if (this.#used * 2 >= this.#slots.length) this.#grow();
    const at = place(this.#slots, key);
    if (this.#slots[at] === key) return false;
    this.#slots[at] = key;
    this.#used += 1;
    return true;
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#slots.length * 2);
    for (const key of this.#slots) if (key !== 0n) larger[place(larger, key)] = key;
    this.#slots = larger;
  }
}

/** Where a key stands, or would: open addressing in a table of a power of two. */
function place(slots: BigUint64Array, key: bigint): number {
  const mask = slots.length - 1;
  let at = Number((key >> 1n) & 0x7fffffffn) & mask;
  while (slots[at] !== 0n && slots[at] !== key) at = (at + 1) & mask;
  return at;
}
