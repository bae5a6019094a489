import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractCruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CONFIG = resolve('.dependency-cruiser.cjs');
const tsConfig = extractTsConfig(resolve('tsconfig.json'));

async function cruiseSources(baseDir: string): Promise<ICruiseResult> {
  const options = await extractCruiseOptions(CONFIG);
  const { output } = await cruise(['src'], { ...options, baseDir }, undefined, { tsConfig });
  if (typeof output === 'string') throw new Error('expected the result itself, not a report of it');
  return output;
}

/** `rule: from → to`, one a violation. */
function violations({ summary }: ICruiseResult): readonly string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('the directions of the sources', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruiseSources(resolve('.'));
  });

  it('are kept', () => {
    expect(violations(result)).toEqual([]);
  });

  it('are looked for in all of them', () => {
    // With a compiler it cannot drive, dependency-cruiser reads no TypeScript and finds nothing wrong with nothing.
    const modules = result.modules.filter(({ source }) => source.startsWith('src/'));
    expect(modules.length).toBeGreaterThanOrEqual(40);
    expect(result.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(modules.length);
  });
});

/** A file that breaks a rule, the import that breaks it, and the rule's name. */
const BREACHES = [
  ['src/domain/task.ts', "import 'node:fs';", 'inner-ring-is-pure'],
  ['src/domain/people.ts', "import type { Stats } from 'fs'; export type S = Stats;", 'inner-ring-is-pure'],
  ['src/language/parse.ts', "import { z } from 'zod'; z.string();", 'inner-ring-is-pure'],
  [
    'src/domain/colour.ts',
    "import type { A } from '../ports/a.ts'; export type B = A;",
    'domain-may-import-only-itself',
  ],
  [
    'src/commands/help.ts',
    "import '../store/a.ts';",
    'commands-may-import-only-domain-and-language-and-reports-and-ports-and-wording',
  ],
  ['src/store/memory.ts', "import '../config/a.ts';", 'store-may-import-only-domain-and-ports'],
  [
    'src/simulator/wecom.ts',
    "import '../platforms/wecom/a.ts';",
    'simulator-may-import-only-domain-and-ports',
  ],
  [
    'src/platforms/wecom/send.ts',
    "import '../../simulator/a.ts';",
    'platforms-may-import-only-domain-and-ports',
  ],
  ['src/platforms/wecom/encode.ts', "import '../dingtalk/a.ts';", 'platforms-are-strangers'],
  [
    'src/config/schema.ts',
    "import '../platforms/wecom/a.ts';",
    'config-may-import-only-domain-and-ports-and-platforms/[^/]+/config.ts',
  ],
  ['src/web/server.ts', "import '../compose.ts';", 'only-the-program-composes'],
  ['src/stray/new.ts', "import '../domain/a.ts';", 'every-folder-has-a-layer'],
  ['src/web/db.ts', "import 'lowdb';", 'lowdb-lives-in-store'],
  ['src/simulator/server.ts', "import 'koa';", 'koa-lives-in-web'],
  [
    'src/simulator/context.ts',
    "import type { Context } from 'koa'; export type C = Context;",
    'koa-lives-in-web',
  ],
  ['src/simulator/router.ts', "import 'koa-router';", 'koa-router-lives-in-web'],
  ['src/simulator/crypto.ts', "import '@wecom/crypto';", 'wecom-crypto-lives-in-platforms-wecom'],
  ['src/store/tick.ts', "import 'node-cron';", 'node-cron-lives-in-schedule-and-config'],
  ['src/store/sheet.ts', "import 'read-excel-file/node';", 'read-excel-file-lives-in-workbook'],
  [
    'src/workbook/chart.ts',
    "import type { EChartsOption } from 'echarts'; export type O = EChartsOption;",
    'echarts-lives-in-picture',
  ],
  ['src/web/canvas.ts', "import '@napi-rs/canvas';", 'napi-rs-canvas-lives-in-picture'],
  ['src/web/font.ts', "import '@embedpdf/fonts-sc';", 'embedpdf-fonts-sc-lives-in-picture'],
  ['src/picture/ledger.ts', "import '../store/a.ts';", 'picture-may-import-only-domain-and-ports'],
  ['src/store/yaml.ts', "import 'yaml';", 'yaml-lives-in-config'],
  ['src/schedule/almanac.ts', "import 'tyme4ts';", 'tyme-ts-lives-in-config'],
  ['src/store/log.ts', "import 'pino';", 'pino-lives-in-log'],
  ['src/web/view.ts', "import 'preact';", 'preact-lives-in-simulator'],
  ['src/web/html.ts', "import 'preact-render-to-string';", 'preact-render-to-string-lives-in-simulator'],
  ['src/web/markdown.ts', "import 'markdown-it';", 'markdown-it-lives-in-simulator'],
  ['src/web/schema.ts', "import 'zod';", 'zod-only-where-data-enters'],
  ['src/web/dev.ts', "import 'fast-check';", 'packages-are-declared'],
  ['src/web/lost.ts', "import './no-such-file.ts';", 'everything-resolves'],
  ['src/web/about.ts', "import './round.ts';", 'no-cycles'],
] as const;

/** What the breaches import, and what breaks no rule. */
const INNOCENT = {
  'src/domain/a.ts': "import 'temporal-polyfill'; export type A = 1;",
  'src/ports/a.ts': "import type { A as B } from '../domain/a.ts'; export type A = B;",
  'src/store/a.ts': "import 'lowdb'; import 'node:fs'; import '../ports/a.ts';",
  'src/config/a.ts': "import 'yaml'; import 'zod'; import '../platforms/wecom/config.ts';",
  'src/platforms/wecom/a.ts': "import '@wecom/crypto'; import './config.ts';",
  'src/platforms/wecom/config.ts': "import 'zod';",
  'src/platforms/dingtalk/a.ts': "import 'node:crypto';",
  'src/simulator/a.ts': "import 'node:http';",
  'src/web/a.ts': "import 'koa'; import 'koa-router'; import 'raw-body';",
  'src/web/round.ts': "import './about.ts';",
  'src/compose.ts': "import './web/a.ts'; import './store/a.ts'; import './config/a.ts';",
  'src/cli.ts': "import 'commander'; import './compose.ts';",
} as const;

describe('a breach of the directions', () => {
  const tree = mkdtempSync(join(tmpdir(), 'duban-directions-'));
  let found: ICruiseResult['summary']['violations'];

  beforeAll(async () => {
    const files = [...Object.entries(INNOCENT), ...BREACHES];
    for (const [path, code] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), `${code}\nexport const here = true;\n`);
    }
    writeFileSync(
      join(tree, 'package.json'),
      JSON.stringify(createRequire(import.meta.url)('../package.json')),
    );
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    found = (await cruiseSources(tree)).summary.violations;
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  it.each(BREACHES)('in %s by %s is caught', (path, _, rule) => {
    expect(found.filter(({ from }) => from === path).map((one) => one.rule.name)).toContain(rule);
  });

  it('is not seen where there is none', () => {
    const breaching: readonly string[] = BREACHES.map(([path]) => path);
    expect(found.map(({ from }) => from).filter((from) => !breaching.includes(from))).toEqual([]);
  });
});
