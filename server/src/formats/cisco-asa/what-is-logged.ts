import type { LocalLog, Logging } from "../../model/logging.ts";
import type { Span } from "../../text/span.ts";
import type { Draft } from "./draft.ts";
import type { LoggingDraft } from "./logging.ts";

/** What the device logs; absent when a fragment does not speak of it. */
export function loggingOf(draft: Draft, fragment: boolean, head: Span): Logging | undefined {
  const { logging } = draft;
  if (!logging.spoken && fragment) return undefined;
  const implied = (what: string) => `${what}, as the file does not say`;
  return {
    enabled: logging.enabled ?? { value: false, span: head, implied: implied("nothing is logged") },
    local: localLogs(logging),
    servers: logging.servers,
    serverLevel: logging.serverLevel ?? {
      value: undefined,
      span: logging.servers[0]?.span ?? head,
      implied: implied("nothing is sent to log servers"),
    },
    timestamps: logging.timestamps ?? { value: false, span: head, implied: implied("messages carry no time") },
    suppressed: logging.suppressed,
    subjects: logging.subjects,
  };
}

function localLogs(logging: LoggingDraft): LocalLog[] {
  const logs: LocalLog[] = [];
  if (logging.buffer) {
    const { span, level } = logging.buffer;
    logs.push({
      name: "buffer",
      span,
      kind: "memory",
      enabled: true,
      ...(level ? { level } : {}),
      kilobytes: logging.bufferSize ?? {
        value: 4,
        span,
        implied: "the buffer holds 4096 bytes unless the file says more",
      },
      full: { value: "overwrite", span, implied: "a full buffer is written over from its start" },
    });
  }
  if (logging.flash)
    logs.push({
      name: "flash",
      span: logging.flash,
      kind: "disk",
      enabled: true,
      kilobytes: logging.flashSize ?? {
        value: 1024,
        span: logging.flash,
        implied: "flash keeps 1 MB of messages unless the file says more",
      },
    });
  return logs;
}
