// Copies what the sandbox page hands to browsers as it is (stylesheets, script, picture) beside the compiled page.
// Part of `npm run build`.
import { cpSync, rmSync } from 'node:fs';

const FROM = new URL('../src/simulator/page/assets/', import.meta.url);
const TO = new URL('../dist/simulator/page/assets/', import.meta.url);

rmSync(TO, { recursive: true, force: true });
cpSync(FROM, TO, { recursive: true });
