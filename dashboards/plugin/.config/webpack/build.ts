/** `npm run build`: writes dist/. Exit code 1 and the errors when it cannot. */
import webpack from 'webpack';
import { configuration } from './webpack.config.ts';

webpack(configuration, (error, stats) => {
  if (error || stats === undefined || stats.hasErrors()) {
    console.error(error?.stack ?? stats?.toString({ all: false, errors: true, errorDetails: true }));
    process.exitCode = 1;
    return;
  }
  console.log(stats.toString({ all: false, timings: true, warnings: true }));
});
