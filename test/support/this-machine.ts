import { cpus, release, totalmem } from 'node:os';

/** `2026-11-23 · 2 × AMD EPYC · 24 GB · Linux 6.1 · Node v20.20.2`: today, and what figures were taken on. */
export function thisMachine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const today = new Date().toISOString().slice(0, 10);
  return `${today} · ${cpus().length} × ${cpu?.model ?? '?'} · ${memory} · Linux ${release()} · Node ${process.version}`;
}
