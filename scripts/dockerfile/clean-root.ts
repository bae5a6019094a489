import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A root as the `node:<major>-<release>-slim` image begins: Debian's smallest, Node and npm, and the user `node` with
 * the id 1000. Node and npm are copies of the ones that run this.
 */
export function makeCleanRoot(image: string, root: string): void {
  const [, major, release] = /^node:(\d+)-([a-z]+)-slim$/.exec(image) ?? [];
  if (major === undefined || release === undefined)
    throw new Error(`a base that is not known here: ${image}`);
  const here = process.versions.node.split('.')[0];
  if (here !== major) throw new Error(`the image has Node ${major}, this machine Node ${here}`);
  execFileSync('debootstrap', ['--variant=minbase', release, root, ...mirror()], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const local = join(root, 'usr/local');
  mkdirSync(join(local, 'lib/node_modules'), { recursive: true });
  cpSync(process.execPath, join(local, 'bin/node'), { dereference: true });
  chmodSync(join(local, 'bin/node'), 0o755);
  cpSync(npmFolder(), join(local, 'lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin/npm'));
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', join(local, 'bin/npx'));
  execFileSync('chroot', [root, 'groupadd', '--gid', '1000', 'node']);
  execFileSync('chroot', [root, 'useradd', '--uid', '1000', '--gid', 'node', '--create-home', 'node']);
}

/** Where this machine's own packages come from; Debian's default where nothing is said. */
function mirror(): readonly string[] {
  const known = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], {
    encoding: 'utf8',
  });
  return known
    .split('\n')
    .slice(0, 1)
    .filter((uri) => uri !== '');
}

function npmFolder(): string {
  const prefix = dirname(dirname(process.execPath));
  const folder = join(prefix, 'lib/node_modules/npm');
  if (!existsSync(join(folder, 'bin/npm-cli.js'))) throw new Error(`no npm beside ${process.execPath}`);
  return folder;
}

/** What of this machine's network and npm settings a build needs; none of it stays in the root. */
export interface BuildNetwork {
  readonly env: Readonly<Record<string, string>>;
  /** Copied to the same path while a step runs. */
  readonly files: readonly string[];
}

export function buildNetwork(): BuildNetwork {
  const npm = (key: string): string =>
    execFileSync('npm', ['config', 'get', key], { encoding: 'utf8' }).trim();
  const env = {
    NPM_CONFIG_USERCONFIG: npm('userconfig'),
    NPM_CONFIG_GLOBALCONFIG: npm('globalconfig'),
    ...Object.fromEntries(
      Object.entries(process.env).filter(
        (entry): entry is [string, string] =>
          entry[1] !== undefined &&
          /^(NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy|npm_config_registry)$/i.test(entry[0]),
      ),
    ),
  };
  const named = new Set([...Object.values(env), npm('cafile'), '/etc/resolv.conf', '/etc/hosts']);
  return { env, files: [...named].filter((path) => path.startsWith('/') && existsSync(path)) };
}

/** Megabytes on disk, and how many packages a `node_modules` holds. */
export function megabytes(folder: string): number {
  return Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]);
}

export function packageCount(modules: string): number {
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1), 0);
}
