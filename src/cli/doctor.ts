import type { Setting } from '../compose.ts';
import { ConfigError } from '../config/mistake.ts';
import { type Finding, findingsOf, type Severity } from './doctor/finding.ts';
import { gatherFindings, type Instruments } from './doctor/gather-findings.ts';
import { isSandbox } from './ledger-folder.ts';

/** What the doctor says, and whether nothing is wrong. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly findings: readonly Finding[];
}

/**
 * `duban doctor`: looks at everything an office needs to run and says what to do. Reads only, also while the bot runs.
 * `read` reads the config; its mistakes are findings, and then there is nothing else to look at.
 */
export async function examine(read: () => Setting, instruments: Instruments): Promise<Diagnosis> {
  const findings = await findingsFrom(read, instruments);
  return { ok: findings.every(({ severity }) => severity !== 'wrong'), findings };
}

async function findingsFrom(read: () => Setting, instruments: Instruments): Promise<readonly Finding[]> {
  const { ok, wrong, attention } = findingsOf('config');
  let setting: Setting;
  try {
    setting = read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.mistakes.map(({ path, problem, remedy }) => wrong(`配置：${path}：${problem}`, remedy));
  }
  const { groups } = setting.config;
  return [
    isSandbox(setting.config)
      ? attention('配置：没有写 wecom 或 dingtalk，机器人用样例台账（沙盒）', '正式使用见《运维手册》第 3 节')
      : ok(`配置：读得懂，密钥都已设置，${groups.length}个群`),
    ...(await gatherFindings(setting, instruments)),
  ];
}

const MARKS: Readonly<Record<Severity, string>> = { ok: '✓', attention: '！', wrong: '✗' };

/** A line a finding, and one that counts them. */
export function diagnosisText({ findings }: Diagnosis): string {
  const lines = findings.map(
    ({ severity, what, remedy }) =>
      `${MARKS[severity]} ${what}${remedy === undefined ? '' : `　→ ${remedy}`}`,
  );
  return [...lines, summary(findings)].map((line) => `${line}\n`).join('');
}

/** For programmes: one JSON object. */
export function diagnosisJson(diagnosis: Diagnosis): string {
  return `${JSON.stringify(diagnosis, undefined, 2)}\n`;
}

function summary(findings: readonly Finding[]): string {
  const count = (asked: Severity): number => findings.filter(({ severity }) => severity === asked).length;
  const [wrong, attention] = [count('wrong'), count('attention')];
  if (wrong + attention === 0) return `共查${findings.length}项，一切正常`;
  return `共查${findings.length}项，${wrong}项需要处理（✗），${attention}项请留意（！）`;
}
