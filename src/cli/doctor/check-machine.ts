import { type Finding, findingsOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('machine');

/** What the programme runs on. */
export interface MachineFacts {
  /** `v20.19.0` */
  readonly node: string;
  /** What memory the programme may take, in bytes. */
  readonly heapLimit: number;
}

/** package.json, `engines`. */
const OLDEST_NODE = { major: 20, minor: 19 };
const MEGABYTE = 1024 * 1024;
/** A ledger of 30,000 tasks takes 500 MB at most. */
const SCARCE_MEMORY = 250 * MEGABYTE;

/** Whether Node is new enough, and has memory. */
export function checkMachine({ node, heapLimit }: MachineFacts): readonly Finding[] {
  const [major = 0, minor = 0] = node.replace(/^v/, '').split('.').map(Number);
  const isOld = major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);
  const memory = Math.round(heapLimit / MEGABYTE);
  return [
    isOld
      ? wrong(`运行环境：Node ${node} 太旧`, `换 ${OLDEST_NODE.major}.${OLDEST_NODE.minor} 以上`)
      : ok(`运行环境：Node ${node}，内存上限 ${memory} MB`),
    ...(heapLimit >= SCARCE_MEMORY
      ? []
      : [
          attention(
            `运行环境：内存上限只有 ${memory} MB，上万项任务不够用`,
            '给机器或容器多分内存，或用 NODE_OPTIONS=--max-old-space-size=512 提高',
          ),
        ]),
  ];
}
