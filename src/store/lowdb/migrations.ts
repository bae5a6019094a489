/** A document as JSON holds it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Brings a document one version up; its place in the list says from which: the first takes version 1 to 2.
 * Every change of what is stored, even a new optional field, is a new version: an older release must refuse what it
 * would lose. A migration is pure, and is never changed once released.
 */
export interface Migration {
  /** What changed, for the log. */
  readonly what: string;
  up(document: JsonObject): JsonObject;
}

export type Migrations = readonly Migration[];

export const TASK_MIGRATIONS: Migrations = [];
export const DIRECTORY_MIGRATIONS: Migrations = [];
export const POST_MIGRATIONS: Migrations = [];
export const SNAPSHOT_MIGRATIONS: Migrations = [];
export const PLANNED_MIGRATIONS: Migrations = [];
export const NOTICE_MIGRATIONS: Migrations = [];
export const FILE_MIGRATIONS: Migrations = [];
export const NUMBERS_MIGRATIONS: Migrations = [
  {
    what: 'each kind of report is numbered by itself, all of them behind the one sequence there was',
    up: ({ report, ...others }) =>
      report === undefined
        ? others
        : { ...others, weekly: report, monthly: report, quarterly: report, halfyear: report, yearly: report },
  },
];

/** The version that is written. */
export function currentVersion(migrations: Migrations): number {
  return migrations.length + 1;
}

/** The document in the current version; `newer` if only a later release can read it, `damaged` if it has no version. */
export function migrate(document: JsonObject, migrations: Migrations): JsonObject | 'newer' | 'damaged' {
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return 'damaged';
  if (version > currentVersion(migrations)) return 'newer';
  return migrations.slice(version - 1).reduce((older, migration) => migration.up(older), document);
}
