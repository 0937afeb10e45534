import { useTheme2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Place {
  readonly title: string;
  readonly path: string;
}

/** What there is to look at, in place of Grafana's navigation; hidden in pictures (`?bare`). */
export function Tabs() {
  const theme = useTheme2();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const search = new URLSearchParams(location.search);
  const bare = search.has('bare');
  useEffect(() => {
    document.body.style.background = theme.colors.background.canvas;
    if (!bare) void fetch('/places.json').then(async (answer) => setPlaces((await answer.json()) as Place[]));
  }, [bare, theme]);
  if (bare) return null;
  for (const name of [...search.keys()]) if (name.startsWith('var-')) search.delete(name);
  return (
    <nav style={{ display: 'flex', flexWrap: 'wrap', gap: 16, padding: '8px 16px' }}>
      <strong>Harness, not Grafana</strong>
      {places.map(({ title, path }) => (
        <a key={path} href={`${path}?${search}`} style={{ color: theme.colors.text.link }}>
          {title}
        </a>
      ))}
    </nav>
  );
}
