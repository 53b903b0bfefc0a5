// What the end of a server broke off and nobody went on with.

import type { JobShown } from "../protocol";

/** The jobs that can be gone on with, of a list with the newest first; work of another kind since then ends it. */
export function brokenOff(all: readonly JobShown[]): JobShown[] {
  const since = all.findIndex((job) => job.error?.code !== "server_stopped" && !job.goes_on);
  const last = since < 0 ? all : all.slice(0, since);
  return last.filter((job) => job.error?.code === "server_stopped" && !last.some((other) => other.goes_on === job.id));
}
