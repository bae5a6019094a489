/**
 * The directions of the house (docs/architecture.md). Read by test/architecture.test.ts.
 * Each rule is named for what it protects.
 */
const layer = (from, ...may) => ({
  name: `${from}-may-import-only-${may.join('-and-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...may].map((folder) => `^src/${folder}/`) },
});

const home = (vendor, folder) => ({
  name: `${vendor.replace(/[^a-z]/g, '-')}-lives-in-${folder.replaceAll('/', '-')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${folder}/` },
  to: { path: `node_modules/(@types/)?${vendor}/` },
});

const INNER = '^src/(domain|language|wording|reports|ports|commands|delivery)/';
const PURE_PACKAGES = 'node_modules/(temporal-polyfill|temporal-spec|pinyin-pro)/';

module.exports = {
  forbidden: [
    layer('domain'),
    layer('language', 'domain'),
    layer('reports', 'domain'),
    layer('ports', 'domain'),
    layer('wording', 'domain', 'language'),
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
    {
      name: 'inner-ring-is-pure',
      severity: 'error',
      from: { path: INNER },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core', 'unknown'],
        pathNot: PURE_PACKAGES,
      },
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
      from: { path: '^src/', pathNot: '^src/(main|cli|compose)\\.ts$|^src/cli/' },
      to: { path: '^src/(main|cli|compose)\\.ts$|^src/cli/' },
    },
    home('lowdb', 'store'),
    home('write-file-atomic', 'store'),
    home('koa', 'web'),
    home('koa-router', 'web'),
    home('@wecom/crypto', 'platforms/wecom'),
    home('node-cron', 'schedule'),
    home('read-excel-file', 'workbook'),
    home('write-excel-file', 'workbook'),
    home('yaml', 'config'),
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
