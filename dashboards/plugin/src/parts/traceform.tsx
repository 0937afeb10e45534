import { t } from '@grafana/i18n';
import { Button, Field, Input, RadioButtonGroup, Stack } from '@grafana/ui';
import { type FormEvent, useState } from 'react';
import { emptyForm, type TraceForm as Form, type Parameters, traceParameters } from '../logic/inspect.ts';

/** What support knows of a payment. Nothing of it goes into the address of the page, so no history keeps it. */
export function TraceForm({ ask }: { ask(params: Parameters): void }) {
  const [form, setForm] = useState<Form>(emptyForm);
  const params = traceParameters(form);
  const field = (name: Exclude<keyof Form, 'by'>, label: string, type = 'text') => (
    <Field label={label} htmlFor={`trace-${name}`} noMargin>
      <Input
        id={`trace-${name}`}
        type={type}
        width={28}
        autoComplete="off"
        value={form[name]}
        onChange={(event: FormEvent<HTMLInputElement>) =>
          setForm({ ...form, [name]: event.currentTarget.value })
        }
      />
    </Field>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (params !== undefined) ask(params);
      }}
    >
      <Stack direction="column" gap={2}>
        <RadioButtonGroup
          aria-label={t('trace.by', 'Look for')}
          options={[
            { value: 'number', label: t('trace.by_number', 'Reference number') },
            { value: 'order', label: t('trace.by_order', 'Settlement order') },
            { value: 'merchant', label: t('trace.by_merchant', 'Merchant and day') },
          ]}
          value={form.by}
          onChange={(by: Form['by']) => setForm({ ...form, by })}
        />
        <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
          {form.by === 'order' && field('orderId', t('trace.order', 'Settlement order'))}
          {form.by === 'number' && field('rrn', t('trace.rrn', 'RRN, or wallet order number'))}
          {form.by !== 'order' && field('merchant', t('trace.merchant', 'Merchant number'))}
          {form.by !== 'order' && field('clearingDay', t('trace.day', 'Clearing day'), 'date')}
          {form.by === 'merchant' &&
            field('time', t('trace.time', 'or time, on this clock'), 'datetime-local')}
          {form.by !== 'order' && field('amount', t('trace.amount', 'Amount in fen'), 'number')}
          {form.by !== 'order' && field('channel', t('trace.channel', 'Channel'))}
          <Button type="submit" disabled={params === undefined}>
            {t('trace.ask', 'Find the money')}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
