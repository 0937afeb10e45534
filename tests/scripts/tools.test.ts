import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findTool, installHint, surveyTools, toolEnv, tools } from '../../scripts/tools.mjs';
import { emptyFolder, write, writeProgram } from './checkout.ts';

const program = '#!/bin/sh\n';

describe('findTool', () => {
  test('takes the first folder of the PATH that has an executable file of that name', () => {
    const root = emptyFolder();
    write(root, { 'a/prometheus': 'not executable', 'b/prometheus/file': 'a folder' });
    chmodSync(join(root, 'a/prometheus'), 0o644);
    writeProgram(root, 'c/prometheus', program);
    writeProgram(root, 'd/prometheus', program);
    const path = ['a', 'b', 'c', 'd'].map((folder) => join(root, folder)).join(':');
    expect(findTool('prometheus', { PATH: path })).toBe(join(root, 'c/prometheus'));
  });

  test('knows Alertmanager by its name in Debian and by its own', () => {
    const root = emptyFolder();
    writeProgram(root, 'own/alertmanager', program);
    expect(findTool('alertmanager', { PATH: join(root, 'own') })).toBe(join(root, 'own/alertmanager'));
    writeProgram(root, 'debian/prometheus-alertmanager', program);
    const both = `${join(root, 'own')}:${join(root, 'debian')}`;
    expect(findTool('alertmanager', { PATH: both })).toBe(join(root, 'debian/prometheus-alertmanager'));
  });

  test('a path in the environment wins, and must be executable', () => {
    const root = emptyFolder();
    writeProgram(root, 'bin/promtool', program);
    writeProgram(root, 'mine/promtool', program);
    const env = { PATH: join(root, 'bin'), ACQ_PROMTOOL: join(root, 'mine/promtool') };
    expect(findTool('promtool', env)).toBe(join(root, 'mine/promtool'));
    expect(findTool('promtool', { ...env, ACQ_PROMTOOL: join(root, 'gone') })).toBeUndefined();
  });

  test('an empty PATH has nothing, not the current folder', () => {
    expect(findTool('prometheus', { PATH: '' })).toBeUndefined();
    expect(findTool('prometheus', {})).toBeUndefined();
  });
});

test('what was found, is missing or was switched off reaches the started program as variables', () => {
  const root = emptyFolder();
  writeProgram(root, 'prometheus', program);
  writeProgram(root, 'amtool', program);
  const survey = surveyTools(['prometheus', 'alertmanager', 'amtool'], { PATH: root, ACQ_NO_AMTOOL: '1' });
  expect(survey).toEqual({
    found: { prometheus: join(root, 'prometheus') },
    missing: ['alertmanager'],
    off: ['amtool'],
  });
  expect(toolEnv(survey)).toEqual({
    ACQ_PROMETHEUS: join(root, 'prometheus'),
    ACQ_NO_ALERTMANAGER: '1',
    ACQ_NO_AMTOOL: '1',
  });
});

describe('installHint', () => {
  const all = Object.keys(tools);

  test('names each package once', () => {
    expect(installHint(['prometheus', 'promtool', 'amtool'], 'apt')).toBe(
      'apt-get install -y --no-install-recommends prometheus prometheus-alertmanager',
    );
  });

  test.each(['apt', 'brew', 'dnf', undefined])('says something for every tool with %s', (installer) => {
    for (const tool of all) expect(installHint([tool], installer)).toMatch(/install .+|https:/);
  });

  test('adds the download page for what an installer does not have', () => {
    expect(installHint(['prometheus', 'alertmanager'], 'dnf')).toBe(
      'dnf install golang-github-prometheus and https://prometheus.io/download/',
    );
  });
});
