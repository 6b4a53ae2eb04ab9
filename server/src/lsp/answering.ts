import { type CancellationToken, ErrorCodes, ResponseError } from "vscode-languageserver";
import type { Log } from "./log.ts";
import { stopIfCancelled } from "./waiting.ts";

/**
 * Runs handlers so that what one of them throws ends that request and nothing else.
 * `ready` is what must have happened before any request can be answered.
 */
export class Answering {
  readonly #log: Log;
  readonly #ready: () => Promise<void>;

  constructor(log: Log, ready: () => Promise<void>) {
    this.#log = log;
    this.#ready = ready;
  }

  /** The answer to one request; what is thrown is what the client is told. */
  async answer<R>(name: string, token: CancellationToken, work: () => R | Promise<R>): Promise<R> {
    try {
      await this.#ready();
      stopIfCancelled(token);
      return await work();
    } catch (thrown) {
      if (thrown instanceof ResponseError) throw thrown;
      this.#log.thrown(name, thrown);
      throw new ResponseError(ErrorCodes.InternalError, `${name} failed; the output of Palisade says where`);
    }
  }

  /** A handler for a kind of request. */
  request<P, R>(
    name: string,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R> {
    return (params, token) => this.answer(name, token, () => handler(params, token));
  }

  /** A handler for what nobody waits for. */
  event<P>(name: string, handler: (params: P) => void | Promise<void>): (params: P) => void {
    return (params) => void this.run(name, () => handler(params));
  }

  async run(name: string, work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof ResponseError)) this.#log.thrown(name, thrown);
    }
  }
}
