/**
 * The directions of the house (docs/architecture.md). Read by test/architecture.test.ts.
 * Each rule is named for what it protects.
 */

/** A folder of src/ and the folders it may import from, besides itself. A name ending in .ts is one file. */
const layer = (from, ...may) => ({
  name: `${from}-may-import-only-${may.join('-and-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: {
    path: '^src/',
    pathNot: [from, ...may].map((place) => (place.endsWith('.ts') ? `^src/${place}$` : `^src/${place}/`)),
  },
});

/** A package and the only folders of src/ that may import it. */
const home = (vendor, ...folders) => ({
  name: `${vendor.replace(/[^a-z]+/g, '-').replace(/^-/, '')}-lives-in-${folders.join('-and-').replaceAll('/', '-')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: folders.map((folder) => `^src/${folder}(/|\\.ts$)`) },
  to: { path: `node_modules/(@types/)?${vendor}/` },
});

const INNER = '^src/(domain|language|wording|reports|ports|commands|delivery)/';
const PURE_PACKAGES = 'node_modules/(temporal-polyfill|temporal-spec|pinyin-pro)/';
/** The only places that know every part. */
const PROGRAM = '^src/(main|cli|compose|compose-\\w+)\\.ts$|^src/cli/';

module.exports = {
  forbidden: [
    layer('domain'),
    layer('language', 'domain'),
    layer('reports', 'domain'),
    layer('ports', 'domain'),
    layer('wording', 'domain', 'language', 'reports'),
    layer('commands', 'domain', 'language', 'reports', 'ports', 'wording'),
    layer('delivery', 'domain', 'reports', 'ports', 'wording'),
    layer('store', 'domain', 'ports'),
    layer('platforms', 'domain', 'ports'),
    layer('simulator', 'domain', 'ports'),
    layer('workbook', 'domain', 'ports'),
    layer('picture', 'domain', 'ports'),
    layer('schedule', 'domain', 'ports'),
    layer('web', 'domain', 'ports'),
    layer('control', 'domain', 'ports'),
    layer('log', 'domain', 'ports'),
    layer('metrics', 'domain', 'ports'),
    layer('config', 'domain', 'ports', 'platforms/[^/]+/config.ts'),
    {
      name: 'every-folder-has-a-layer',
      severity: 'error',
      from: {
        path: '^src/[^/]+/',
        pathNot: `${INNER}|${PROGRAM}|^src/(store|platforms|simulator|workbook|picture|schedule|web|control|log|metrics|config)/`,
      },
      to: {},
    },
    {
      name: 'inner-ring-is-pure',
      severity: 'error',
      from: { path: INNER },
      to: { couldNotResolve: false, pathNot: `^src/|${PURE_PACKAGES}` },
    },
    {
      name: 'platforms-are-strangers',
      severity: 'error',
      from: { path: '^src/platforms/([^/]+)/' },
      to: { path: '^src/platforms/[^/]+/', pathNot: '^src/platforms/$1/' },
    },
    {
      name: 'only-the-program-composes',
      severity: 'error',
      from: { path: '^src/', pathNot: PROGRAM },
      to: { path: PROGRAM },
    },
    home('lowdb', 'store'),
    home('koa', 'web'),
    home('koa-router', 'web'),
    home('raw-body', 'web'),
    home('@wecom/crypto', 'platforms/wecom'),
    home('node-cron', 'schedule', 'config'),
    home('read-excel-file', 'workbook'),
    home('write-excel-file', 'workbook'),
    home('echarts', 'picture'),
    home('@napi-rs/canvas', 'picture'),
    home('@embedpdf/fonts-sc', 'picture'),
    home('yaml', 'config'),
    home('tyme4ts', 'config'),
    home('pino', 'log'),
    home('prom-client', 'metrics'),
    home('commander', 'cli'),
    home('preact', 'simulator'),
    home('preact-render-to-string', 'simulator'),
    home('markdown-it', 'simulator'),
    {
      ...home('zod', 'config', 'store', 'platforms', 'workbook', 'control', 'cli'),
      name: 'zod-only-where-data-enters',
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: 'node_modules/@types/' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
