/**
 * Modules that Grafana gives a plugin at run time, the list of @grafana/create-plugin. What is not here is bundled:
 * Scenes, @grafana/i18n, @grafana/schema, react-router-dom. React's JSX runtime must be Grafana's: a bundled one makes
 * elements that another React major refuses.
 */
export const exact: readonly string[] = [
  'lodash',
  'jquery',
  'moment',
  'slate',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'prismjs',
  'slate-plain-serializer',
  '@grafana/slate-react',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-redux',
  'redux',
  'rxjs',
  'i18next',
  'react-router',
  'd3',
  'angular',
];

export const patterns: readonly RegExp[] = [/^@grafana\/ui/i, /^@grafana\/runtime/i, /^@grafana\/data/i];

/** Whether Grafana provides this module. */
export const isExternal = (id: string): boolean =>
  exact.includes(id) || patterns.some((pattern) => pattern.test(id));
