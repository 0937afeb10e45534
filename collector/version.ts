import packageFile from '../package.json' with { type: 'json' };

/** Version of the collector, as in package.json. */
export const version: string = packageFile.version;
