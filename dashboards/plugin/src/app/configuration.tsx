import type { PluginConfigPageProps, PluginMeta } from '@grafana/data';
import { t } from '@grafana/i18n';
import { DataSourcePicker, getBackendSrv } from '@grafana/runtime';
import { Alert, Button, Field, Input, SecretInput, Stack } from '@grafana/ui';
import { useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { pluginId } from '../logic/links.ts';
import type { Settings } from './settings.ts';

/** Where an administrator sets data source, collector and its token. The token is stored by Grafana's server only. */
export default function Configuration({ plugin: { meta } }: PluginConfigPageProps<PluginMeta<Settings>>) {
  const [values, setValues] = useState<Settings>(meta.jsonData ?? {});
  const [token, setToken] = useState('');
  const [kept, setKept] = useState(meta.secureJsonFields?.collectorToken === true);
  const [problem, setProblem] = useState<string | undefined>();

  async function save(): Promise<void> {
    try {
      await lastValueFrom(
        getBackendSrv().fetch({
          url: `/api/plugins/${pluginId}/settings`,
          method: 'POST',
          data: {
            ...{ enabled: true, pinned: true, jsonData: values },
            ...(token === '' ? {} : { secureJsonData: { collectorToken: token } }),
          },
        }),
      );
      window.location.reload();
    } catch (error) {
      setProblem((error as { data?: { message?: string } }).data?.message ?? String(error));
    }
  }

  return (
    <Stack direction="column" gap={1}>
      <Field
        label={t('config.datasource', 'Prometheus data source')}
        description={t('config.datasource_about', 'The pages start with it; each page can choose another.')}
      >
        <DataSourcePicker
          width={50}
          type="prometheus"
          current={values.datasource ?? null}
          onChange={({ uid }) => setValues({ ...values, datasource: uid })}
        />
      </Field>
      <Field
        label={t('config.collector', 'Address of the collector')}
        description={t('config.collector_about', "As Grafana's server sees it. May be empty.")}
      >
        <Input
          width={50}
          placeholder="http://collector:9464"
          value={values.collectorUrl ?? ''}
          onChange={(event) =>
            setValues({ ...values, collectorUrl: event.currentTarget.value.replace(/\/+$/, '') })
          }
        />
      </Field>
      <Field
        label={t('config.token', 'Token of the collector')}
        description={t('config.token_about', "Stays on Grafana's server, which adds it to its requests.")}
      >
        <SecretInput
          width={50}
          isConfigured={kept}
          value={token}
          onReset={() => setKept(false)}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
      </Field>
      {problem !== undefined && <Alert severity="error" title={problem} />}
      <div>
        <Button onClick={() => void save()}>{t('config.save', 'Enable and save')}</Button>
      </div>
    </Stack>
  );
}
