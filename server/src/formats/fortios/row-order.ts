/** Things in an order that statements change: each is put in, moved and taken out in the same short time. */
export class RowOrder<Row extends object> {
  /** All of them while each comes after the others, as in most files. */
  #straight: Row[] | undefined = [];
  /** What stands before and after each otherwise; nothing stands before the first and after the last. */
  readonly #before = new Map<Row | undefined, Row | undefined>();
  readonly #after = new Map<Row | undefined, Row | undefined>();

  /** All of them, from the first. */
  get rows(): readonly Row[] {
    if (this.#straight) return this.#straight;
    const rows: Row[] = [];
    for (let row = this.#after.get(undefined); row; row = this.#after.get(row)) rows.push(row);
    return rows;
  }

  append(row: Row): void {
    if (this.#straight) this.#straight.push(row);
    else this.#putLast(row);
  }

  putBefore(row: Row, other: Row): void {
    this.remove(row);
    this.#join(this.#before.get(other), row);
    this.#join(row, other);
  }

  putAfter(row: Row, other: Row): void {
    this.remove(row);
    this.#join(row, this.#after.get(other));
    this.#join(other, row);
  }

  remove(row: Row): void {
    for (const each of this.#straight ?? []) this.#putLast(each);
    this.#straight = undefined;
    this.#join(this.#before.get(row), this.#after.get(row));
    this.#before.delete(row);
    this.#after.delete(row);
  }

  clear(): void {
    this.#straight = [];
    this.#before.clear();
    this.#after.clear();
  }

  #putLast(row: Row): void {
    this.#join(this.#before.get(undefined), row);
    this.#join(row, undefined);
  }

  #join(before: Row | undefined, after: Row | undefined): void {
    this.#after.set(before, after);
    this.#before.set(after, before);
  }
}
