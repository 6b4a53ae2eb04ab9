import { printable } from "../report/printable.ts";

interface Screen {
  readonly columns: number;
  write(text: string): unknown;
}

/** Work shorter than this needs no progress. */
const patienceMilliseconds = 400;
const pauseMilliseconds = 100;

/** One line on a terminal that says what is being done, and goes away. */
export class ProgressLine {
  readonly #screen: Screen;
  readonly #start = Date.now();
  #last = 0;
  #visible = false;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  readonly show = (text: string): void => {
    if (text === "") {
      if (this.#visible) this.#screen.write("\r\x1b[K");
      this.#visible = false;
      return;
    }
    const now = Date.now();
    if (now - this.#start < patienceMilliseconds || now - this.#last < pauseMilliseconds) return;
    this.#last = now;
    this.#visible = true;
    this.#screen.write(`\r\x1b[K${printable(text).slice(0, Math.max(20, this.#screen.columns - 1))}`);
  };
}
